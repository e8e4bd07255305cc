"""The applicants' pages: each asks, hands over, and shows."""
