"""The outer world, one port a file: sealed values, documents, seals, files and uploads."""
