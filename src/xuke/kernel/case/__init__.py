"""The case stream 办件: events, the state folded from them, and the decisions."""
