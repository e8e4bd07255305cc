"""Any kind of stream without pages of its own: list, page, acts, documents; API but no list."""
