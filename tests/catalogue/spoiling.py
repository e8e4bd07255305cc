"""A copy of the catalogue with one thing changed, and what is then refused of it."""

from pathlib import Path

from xuke.catalogue import Problem, check

PLACE = "items/public-place-hygiene-permit/item.yaml"
NURSE = "items/nurse-practice/item.yaml"
CHANGNING = "authorities/310105-wjw.yaml"


def problems_after(folder: Path, file: str, old: str, new: str) -> list[Problem]:
    """Write something else in the place of what stands there, and return all problems."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"nothing to spoil in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return check(folder)
