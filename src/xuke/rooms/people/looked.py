"""What was looked at, by name: the case or licence, the file, the document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from xuke import catalogue
from xuke.casework.models import CaseRow, LicenceRow
from xuke.kernel.case.events import MaterialAttached
from xuke.kernel.case.machine import CASE
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.looking import Looked, LookEvent, Seen
from xuke.record.events import Recorded
from xuke.record.postgres import PostgresRecord
from xuke.web.documents.registry import NoSuchDocument, find

_KINDS = (CASE.kind, LICENCE.kind)


def names(looks: Iterable[LookEvent]) -> dict[str, str]:
    """Return the names of all that these looks speak of; three statements."""
    seen = [one for one in looks if isinstance(one, Looked)]
    return {**_subjects(seen), **_files(seen), **_documents(seen)}


def file_key(look: Looked) -> str:
    """Return under which key the name of a file stands: the same bytes may lie in many cases."""
    return f"{look.subject}/{look.detail}"


def _subjects(seen: Sequence[Looked]) -> dict[str, str]:
    """Return each case and licence by its number, with what it is about."""
    streams = {one.subject for one in seen}
    items = catalogue.items()
    found: dict[str, str] = {}
    for rows in (LicenceRow.objects, CaseRow.objects):
        for stream, number, item in rows.filter(stream__in=streams).values_list(
            "stream", "number", "item"
        ):
            about = f"（{items[item].name}）" if item in items else ""
            found[str(stream)] = f"{number}{about}"
    return found


def _files(seen: Sequence[Looked]) -> dict[str, str]:
    """Return each file by the material that it was put to."""
    looked = [one for one in seen if one.what is Seen.FILE]
    streams = sorted({UUID(one.subject) for one in looked})
    kept = {str(one[0].stream.id): one for one in PostgresRecord().load_many(streams)}
    told = ((one, _file(kept.get(one.subject, []), one.detail)) for one in looked)
    return {file_key(one): name for one, name in told if name}


def _file(history: Sequence[Recorded], digest: str) -> str:
    """Return the materials that these bytes were put to; a file's own name stays sealed."""
    item = next((one.event.item for one in history if hasattr(one.event, "item")), "")
    materials = _materials(item)
    put = [one.event for one in history if isinstance(one.event, MaterialAttached)]
    found = [one.material for one in put if digest in {one.digest, one.readable.digest}]
    return "、".join(f"《{materials.get(one, one)}》" for one in dict.fromkeys(found))


def _materials(item: str) -> Mapping[str, str]:
    known = catalogue.items().get(item)
    return {one.id: one.name for one in known.materials} if known else {}


def _documents(seen: Sequence[Looked]) -> dict[str, str]:
    """Return the titles of the documents that were taken out."""
    return {slug: title for one in seen for slug, title in _title(one.detail)}


def _title(slug: str) -> Iterator[tuple[str, str]]:
    for kind in _KINDS:
        try:
            yield slug, f"《{find(kind, slug).title}》"
        except NoSuchDocument:
            continue
