"""Any kind of stream that brings no pages of its own: list, page, acts, documents, API."""
