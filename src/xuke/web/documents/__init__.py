"""Official documents 文书 of any stream: declared once, typeset from the record."""
