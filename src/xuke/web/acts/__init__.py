"""One page for any act."""
