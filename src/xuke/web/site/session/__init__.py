"""How long somebody stays signed in, and that nothing typed is lost when it ends."""
