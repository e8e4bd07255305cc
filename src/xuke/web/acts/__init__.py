"""The page on which somebody does an act on a stream, whichever kind it is."""
