"""The official documents 文书 of a case."""
