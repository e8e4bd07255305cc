"""公示: the public list of decisions."""
