"""门户: where applicants find items, apply, and follow their cases."""
