"""How many work at once, how many wait, how long a sender has: every number in one place.

A web process computes on one core at a time, whatever threads it has, and one thread for programs
was the quickest (eight cost 15 % of the throughput). People's pages have two, so that a long one
lets others pass; passwords have one, so that a crowd signing in waits for itself alone, and so
have files, as a hostile one takes its reader's whole time. The numbers
of pages, and of those who wait, are judged, not measured. docs/explanation/adr/0013-the-front.md.
"""

from typing import Final

PROGRAMS: Final = 1
"""Threads for requests of programs, below /api/."""
READERS: Final = 1
"""Threads for what programs read without saying who they are: it waits for no act."""
PEOPLE: Final = 2
"""Threads for people's pages."""
SIGN_INS: Final = 1
"""Threads for forms with a password in them."""
FILES: Final = 1
"""Threads for what brings files: each is opened by a process apart, for which its thread waits."""
EXPORTS: Final = 1
"""Threads for long files, which take seconds or minutes; none waits for another."""

THREADS: Final = PROGRAMS + READERS + PEOPLE + SIGN_INS + FILES + EXPORTS
"""Threads of one web process; each keeps one database connection."""
MOST_WORKERS: Final = 12
"""Web processes of one installation, unless its administrator says otherwise.

12 times seven threads are 84 connections of the 100 that the embedded server takes: the rest is
for jobs, commands and backups.
"""

WAITING_PROGRAMS: Final = 256
"""Requests that wait for the programs' thread, some milliseconds each, before one is refused."""
WAITING_READERS: Final = 128
"""The same of what programs read without saying who they are."""
WAITING_PEOPLE: Final = 128
"""The same of people's pages, some tens of milliseconds each."""
WAITING_SIGN_INS: Final = 64
"""The same of passwords, some fifty milliseconds each."""
WAITING_FILES: Final = 32
"""The same of files, from ten milliseconds to some seconds each."""

HELD_IN_MEMORY: Final = 1024 * 1024
"""Bytes of a body, or of an answer, that stay in memory; what is longer lies in a file."""
MOST_IN_FILES: Final = 256 * 1024 * 1024
"""Bytes of all bodies in files of one web process: six of the longest, from their first byte
until they are answered. Those in memory are bounded by CONNECTIONS: they never wait for a file."""
MOST_IN_ANSWERS: Final = 1024 * 1024 * 1024
"""Bytes of all answers in files of one web process, from the making of each until it is read."""

HEADER_SECONDS: Final = 10
"""Time for the head of a request."""
FIRST_SECONDS: Final = 10.0
"""Time for any body, before its length is counted."""
LEAST_SPEED: Final = 20_000
"""Bytes a second that a sender must keep on the whole."""
SILENT_SECONDS: Final = 15.0
"""Longest pause of a sender whose body goes to a file."""
OPENED_SECONDS: Final = 5.0
"""So long a file with an answer is kept for the server to open it."""
LOOK_SECONDS: Final = 0.5
"""Between two looks at how far a long answer has been read."""
TAKING_SECONDS: Final = 30.0
"""Longest pause of the reader of a long answer, who else keeps the same speed as a sender."""

CONNECTIONS: Final = 512
"""Lines from clients that a web process holds open, below the usual thousand of open files."""


def body_seconds(length: int) -> float:
    """Return how long a body, or a long answer, of so many bytes may take.

    >>> body_seconds(0), body_seconds(42 * 1024 * 1024) // 60
    (10.0, 36.0)
    """
    return FIRST_SECONDS + length / LEAST_SPEED
