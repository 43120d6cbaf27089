"""What changes data: across nouns, with history, in one transaction."""
