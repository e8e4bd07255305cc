"""What the application behind the real front hands out as a long answer.

It stands apart: whoever imports the application loads Django and makes a front.
"""

PART = b"0123456789abcdef" * 4096
PARTS = 200
"""A long answer is so many parts: 13 MB."""
