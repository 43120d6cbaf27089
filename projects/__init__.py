"""Plans of action, the projects that carry them out, and what became of them."""
