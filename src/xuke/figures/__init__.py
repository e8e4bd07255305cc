"""Figures: what is counted, and the tables and lists over it."""
