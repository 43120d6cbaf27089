"""The filters that every public door reads the same way."""
