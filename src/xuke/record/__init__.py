"""The append-only event record on PostgreSQL, and its in-memory twin."""
