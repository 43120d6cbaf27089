"""The public pages: what anyone may read, from public records alone."""
