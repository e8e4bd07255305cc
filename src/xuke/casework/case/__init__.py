"""Cases: drafts, filing, acts, numbers, their rows and their lists."""
