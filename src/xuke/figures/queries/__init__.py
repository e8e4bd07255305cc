"""What is read: the figures of the yearly table, and the lists behind its cells."""
