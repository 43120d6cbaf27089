"""Numbers to read: across nouns, without side effects, without HTTP."""
