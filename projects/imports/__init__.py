"""Files in: read, checked against what is there, and written through the services."""
