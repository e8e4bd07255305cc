"""A licence as pages show it."""
