"""The licence stream 证照: its life after issue, folded from its own events."""
