"""The rows of a table of rights in words, as the command and the generated page show them."""

from xuke.web.words.worded import words_of


def row_word(kind: str, name: str) -> str:
    """Return what a verb is called, or what days do, or nothing for what has no word."""
    words = words_of(kind)
    if name in words.lapsed:
        return str(words.lapsed[name].label)
    return str(words.verbs[name].label) if name in words.verbs else ""


def guard_word(kind: str, code: str) -> str:
    """Return whom a guard lets pass, or in which state; one without words is called by its code."""
    return str(words_of(kind).guards.get(code, code))
