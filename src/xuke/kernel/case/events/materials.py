"""Materials 申请材料: the files that were put to them, and taken away again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.case.events.acceptance import Acceptance
from xuke.kernel.copying import replace


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialAttached:
    """A file was put to a material; `digest` is the SHA-256 of its bytes."""

    on: date
    material: str
    digest: str
    size: int
    media_type: str
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialRemoved:
    """A file was taken from a material before submission."""

    on: date
    material: str
    digest: str


MaterialsEvent = MaterialAttached | MaterialRemoved


@dataclass(frozen=True, kw_only=True)
class Materials(Acceptance):
    """申请材料: every file, and to which materials one came after the notice."""

    materials: tuple[MaterialAttached, ...] = ()
    attached_since_notice: frozenset[str] = frozenset()


_Case = TypeVar("_Case", bound=Materials)


def fold_materials(case: _Case, event: MaterialsEvent) -> _Case:
    """Return the case after one more file came or went."""
    match event:
        case MaterialAttached():
            return _attached(case, event)
        case MaterialRemoved():
            return replace(case, materials=tuple(_without(case, event)))
        case _:
            assert_never(event)


def _attached(case: _Case, event: MaterialAttached) -> _Case:
    """Add the file, and remember what came in after a notice."""
    since = case.attached_since_notice
    if case.notice:
        since |= {event.material}
    return replace(case, materials=(*case.materials, event), attached_since_notice=since)


def _without(case: Materials, event: MaterialRemoved) -> Iterator[MaterialAttached]:
    """Yield the files that stay; the same file may also stand under another material."""
    gone = (event.material, event.digest)
    return (one for one in case.materials if (one.material, one.digest) != gone)
