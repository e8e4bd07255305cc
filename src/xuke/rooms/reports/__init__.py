"""统计与报告: every registered report, the lists behind its figures, its files."""
