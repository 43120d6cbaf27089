"""Everything promised is a test."""
