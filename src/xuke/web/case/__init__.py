"""A case as pages show it."""
