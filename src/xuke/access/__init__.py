"""People and their rights: accounts, roles per authority and time, tokens."""
