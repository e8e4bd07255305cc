"""A case in words: what its verbs ask, and what has happened."""
