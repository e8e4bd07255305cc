"""What of a PDF file acts by itself, reaches out, or carries another file; asked after parsing.

Names, filters, object streams and references are resolved by the reader, so that nothing is hidden
by the way in which it is written. Refused is what a document handed in to an office has no use for;
a link that a person must click on is not.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from xuke.gateways.opening.verdict import NotTaken, Refusal
from xuke.gateways.opening.xmltext import NotPlain, check_plain

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
_LONGEST_CHAIN: Final = 50


def check_passive(pdf: Pdf) -> tuple[str, ...]:
    """Refuse what acts; return the names of the files within it, which are plain XML."""
    names: dict[str, None] = {}
    for part in _dictionaries(pdf):
        if _acts(part) or any(_leads_out(action) for action in _automatic(part)):
            raise NotTaken(Refusal.ACTIVE_CONTENT)
        for name, within in _files(part):
            _check_data(within)
            names[name] = None
    return tuple(name for name in names if name)


def _dictionaries(pdf: Pdf) -> Iterator[Object]:
    """Yield every dictionary of the file once, those of streams too, wherever it stands."""
    for top in (pdf.trailer, *pdf.objects):
        left: list[object] = [top]
        while left:
            part = left.pop()
            if isinstance(part, Dictionary | Stream):
                yield part
                left += _standing_here(part.values())
            elif isinstance(part, Array):
                left += _standing_here(part)


def _standing_here(values: Iterable[object]) -> list[Object]:
    """Return what holds more and stands here itself; what is referred to is met in its place."""
    return [one for one in values if isinstance(one, Dictionary | Array) and not one.is_indirect]


def _acts(part: Object) -> bool:
    """Whether this is an action that is refused, or holds a script or a dynamic form."""
    # A font, too, may be called JS; a script is a text, or a stream of it.
    if any(key in part for key in _KEYS) or isinstance(part.get("/JS"), String | Stream):
        return True
    if _name(part, "/S") in _ACTIONS or _name(part, "/Subtype") in _ANNOTATIONS:
        return True
    address = part.get("/URI")
    return isinstance(address, String) and str(address).strip().lower().startswith(_SCHEMES)


def _name(part: Object, key: str) -> str:
    value = part.get(key)
    return str(value) if isinstance(value, Name) else ""


def _automatic(part: Object) -> Iterator[Object]:
    """Yield the actions that nobody has to click on, each with those that follow it."""
    first = [part.get("/OpenAction")]
    events = part.get("/AA")
    if isinstance(events, Dictionary):
        first += list(events.values())
    left = [one for one in first if isinstance(one, Dictionary)]
    for _ in range(_LONGEST_CHAIN):
        if not left:
            return
        action = left.pop()
        yield action
        following = action.get("/Next")
        left += [one for one in _listed(following) if isinstance(one, Dictionary)]
    raise NotTaken(Refusal.ACTIVE_CONTENT)


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, Array) else [value]


def _leads_out(action: Object) -> bool:
    return _name(action, "/S") == "/URI"


def _files(part: Object) -> Iterator[tuple[str, Stream]]:
    """Yield the files that this dictionary specifies, by name; one that nothing names has none."""
    if isinstance(part, Stream) and _name(part, "/Type") == "/EmbeddedFile":
        yield "", part
    within = part.get("/EF")
    if not isinstance(within, Dictionary):
        return
    name = str(part.get("/UF") or part.get("/F") or "")
    for file in within.values():
        if isinstance(file, Stream):
            yield name, file


def _check_data(file: Stream) -> None:
    """Refuse a file within the file, unless it is XML: the facts of an official e-document."""
    try:
        check_plain(file.read_bytes())
    except NotPlain as error:
        raise NotTaken(Refusal.ACTIVE_CONTENT) from error
