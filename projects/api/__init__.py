"""The API, version 1: what the public sees and staff write, for programs. One file a noun."""
