"""The page on which somebody does an act on a case."""
