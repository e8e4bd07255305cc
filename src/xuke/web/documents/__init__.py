"""Official documents, typeset from the record."""
