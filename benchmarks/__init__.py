"""What is measured, each beside its limit or its peer."""
