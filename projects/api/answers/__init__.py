"""What an answer is made of: its parts, its pages, what may be asked of it, and what went wrong."""
