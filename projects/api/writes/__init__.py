"""Everything that needs a token: working copies, and what changes them."""
