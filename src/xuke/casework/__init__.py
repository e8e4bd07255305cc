"""The one door for change: load, decide, append, project."""
