"""The peer: the smallest honest application that answers the same ten requests."""
