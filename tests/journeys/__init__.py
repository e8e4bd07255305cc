"""People's ways through the pages, and programs' ways through disasters."""
