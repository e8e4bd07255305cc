"""What the application behind the real front hands out as a long answer.

It stands apart: whoever imports the application makes a front, which takes the process for its own.
"""

PART = b"0123456789abcdef" * 4096
PARTS = 200
"""A long answer is so many parts: 13 MB."""
