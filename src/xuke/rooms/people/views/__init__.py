"""The pages of accounts: signing up, who holds which role, tokens."""
