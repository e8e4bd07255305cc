"""Licences: found, opened, acted upon, followed, their rows."""
