"""审查决定: examination and decision."""
