"""The files of a case, each with the place by which it is asked for; names stand in no address."""

from collections.abc import Iterator

from xuke.kernel.case.events import MaterialAttached, ShownFile
from xuke.kernel.case.state import Case

NTH = "nth"
"""The parameter that says which of the files of one digest is meant, where there are several."""

File = MaterialAttached | ShownFile


def of_digest(case: Case, digest: str, nth: str = "") -> File | None:
    """Return the file of this digest; the same bytes may have several names, in order."""
    files = list(_named(case, digest))
    place = int(nth) if nth.isascii() and nth.isdecimal() and len(nth) < len("1000") else 0
    return files[place] if place < len(files) else None


def address(case: Case, file: File, base: str) -> str:
    """Return the address of a file, from that of its digest; empty where there is none."""
    names = [one.file_name for one in _named(case, file.digest)]
    place = names.index(file.file_name)
    return f"{base}?{NTH}={place}" if base and place else base


def _named(case: Case, digest: str) -> Iterator[File]:
    """Yield what has this digest, handed in or shown in its place: each name once."""
    seen: set[str] = set()
    for one in case.materials:
        for file in (one, one.shown):
            if file and file.digest == digest and file.file_name not in seen:
                seen.add(file.file_name)
                yield file
