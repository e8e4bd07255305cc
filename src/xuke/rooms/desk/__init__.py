"""工作台: what waits for me, and the case page."""
