"""Rows into bytes: one writer a format, none of which knows what the rows are about."""
