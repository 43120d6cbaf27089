"""The read API, version 1: what the public sees, for programs. One file a noun."""
