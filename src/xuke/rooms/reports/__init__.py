"""统计: the yearly table, import of history, the demonstration year."""
