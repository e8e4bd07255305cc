"""What of a PDF file acts by itself, reaches out, or carries another file; asked after parsing.

Names, filters, object streams and references are resolved by the reader, so that nothing is hidden
by the way in which it is written. Refused is what a document handed in to an office has no use for;
a link that a person must click on is not.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from xuke.gateways.opening.verdict import NotTaken, Refusal
from xuke.gateways.opening.xmltext import NotPlain, check_plain

Entries = Mapping[str, Any]

_ACTIONS: Final = frozenset(
    {
        *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"),
        *("/Rendition", "/Movie", "/Sound", "/RichMediaExecute"),
    }
)
"""Actions (ISO 32000-2, 12.6.4) that run, send, open another file or play."""
_ANNOTATIONS: Final = frozenset({"/RichMedia", "/Movie", "/Sound", "/3D"})
_KEYS: Final = ("/XFA", "/RichMediaContent")
_SCHEMES: Final = ("javascript:", "vbscript:", "file:", "data:")
_ASKED: Final = frozenset(
    {*_KEYS, "/JS", "/S", "/Subtype", "/URI", "/OpenAction", "/AA", "/Type", "/EF"}
)
"""What is asked of a dictionary; one that has nothing of it does nothing."""
_LONGEST_CHAIN: Final = 50


def check_passive(pdf: Pdf) -> tuple[str, ...]:
    """Refuse what acts; return the names of the files within it, which are plain XML."""
    names: dict[str, None] = {}
    for part, entries in _dictionaries(pdf):
        # Nearly all of a large file ends here.
        if _ASKED.isdisjoint(entries):
            continue
        if _acts(entries) or any(map(_leads_out, _automatic(entries))):
            raise NotTaken(Refusal.ACTIVE_CONTENT)
        for name, within in _files(part, entries):
            _check_data(within)
            names[name] = None
    return tuple(name for name in names if name)


def _dictionaries(pdf: Pdf) -> Iterator[tuple[Object, Entries]]:
    """Yield every dictionary of the file once, those of streams too, wherever it stands."""
    for top in (pdf.trailer, *pdf.objects):
        left: list[object] = [top]
        while left:
            part = left.pop()
            if isinstance(part, Dictionary | Stream):
                entries = dict(part.items())
                yield part, entries
                left += filter(_stands_here, entries.values())
            elif isinstance(part, Array):
                left += filter(_stands_here, part)


def _stands_here(part: object) -> bool:
    """Whether it holds more and stands here itself; what is referred to is met in its place."""
    return (
        isinstance(part, Object) and not part.is_indirect and isinstance(part, Dictionary | Array)
    )


def _acts(entries: Entries) -> bool:
    """Whether this is an action that is refused, or holds a script or a dynamic form."""
    # A font, too, may be called JS; a script is a text, or a stream of it.
    if any(key in entries for key in _KEYS) or isinstance(entries.get("/JS"), String | Stream):
        return True
    if _name(entries, "/S") in _ACTIONS or _name(entries, "/Subtype") in _ANNOTATIONS:
        return True
    address = entries.get("/URI")
    return isinstance(address, String) and str(address).strip().lower().startswith(_SCHEMES)


def _name(entries: Entries, key: str) -> str:
    value = entries.get(key)
    return str(value) if isinstance(value, Name) else ""


def _automatic(entries: Entries) -> Iterator[Entries]:
    """Yield the actions that nobody has to click on, each with those that follow it."""
    first = [entries.get("/OpenAction")]
    events = entries.get("/AA")
    if isinstance(events, Dictionary):
        first += list(events.values())
    left = [one for one in first if isinstance(one, Dictionary)]
    for _ in range(_LONGEST_CHAIN):
        if not left:
            return
        action = dict(left.pop().items())
        yield action
        left += [one for one in _listed(action.get("/Next")) if isinstance(one, Dictionary)]
    raise NotTaken(Refusal.ACTIVE_CONTENT)


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, Array) else [value]


def _leads_out(action: Entries) -> bool:
    return _name(action, "/S") == "/URI"


def _files(part: Object, entries: Entries) -> Iterator[tuple[str, Stream]]:
    """Yield the files that this dictionary specifies, by name; one that nothing names has none."""
    if isinstance(part, Stream) and _name(entries, "/Type") == "/EmbeddedFile":
        yield "", part
    within = entries.get("/EF")
    if not isinstance(within, Dictionary):
        return
    name = str(entries.get("/UF") or entries.get("/F") or "")
    for file in within.values():
        if isinstance(file, Stream):
            yield name, file


def _check_data(file: Stream) -> None:
    """Refuse a file within the file, unless it is XML: the facts of an official e-document."""
    try:
        check_plain(file.read_bytes())
    except NotPlain as error:
        raise NotTaken(Refusal.ACTIVE_CONTENT) from error
