"""Pages of disclosure: the public list, what the publisher does, the file for the platform."""
