"""Tests of the door: acts on a real database."""
