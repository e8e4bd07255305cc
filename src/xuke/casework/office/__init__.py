"""An office's own facts: stated by its administrator, and as they stand on a day."""
