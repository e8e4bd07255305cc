"""The note below a sentence of a case."""


def noted(*parts: str) -> str:
    """Return the parts of a note that there are."""
    return "：".join(part for part in parts if part)
