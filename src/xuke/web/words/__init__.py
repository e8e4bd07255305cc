"""What people read: one place for every word."""
