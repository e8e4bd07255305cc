"""Materials 申请材料: the files that were put to them, and taken away again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.case.events.acceptance import Acceptance
from xuke.kernel.copying import replace


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFile:
    """What is shown in place of a file that was handed in: converted, upright; also by SHA-256."""

    digest: str
    size: int
    media_type: str
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialAttached:
    """A file was put to a material; `digest` is the SHA-256 of its bytes, as they were handed in.

    `shown` is what is shown in its place, nothing where it is shown itself; `attachments` are the
    names of the files that lie within it.
    """

    on: date
    material: str
    digest: str
    size: int
    media_type: str
    file_name: str
    attachments: tuple[str, ...] = ()
    shown: ShownFile | None = None

    @property
    def readable(self) -> "MaterialAttached | ShownFile":
        """Return what whoever works on the case reads: the file, or what is shown in its place."""
        return self.shown or self


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialRemoved:
    """A file was taken from a material before it was handed in.

    The same bytes may stand there under several names: `file_name` says which is meant, and is
    empty where all are.
    """

    on: date
    material: str
    digest: str
    file_name: str = ""


MaterialsEvent = MaterialAttached | MaterialRemoved


@dataclass(frozen=True, kw_only=True)
class Materials(Acceptance):
    """申请材料: every file in the order in which they came, and those after the notice."""

    materials: tuple[MaterialAttached, ...] = ()
    files_since_notice: tuple[MaterialAttached, ...] = ()

    @property
    def attached_since_notice(self) -> frozenset[str]:
        """Return the materials to which a file came after the notice, and is there."""
        return frozenset(one.material for one in self.files_since_notice)


_Case = TypeVar("_Case", bound=Materials)


def fold_materials(case: _Case, event: MaterialsEvent) -> _Case:
    """Return the case after one more file came or went."""
    match event:
        case MaterialAttached():
            return _attached(case, event)
        case MaterialRemoved():
            return replace(
                case,
                materials=tuple(_without(case.materials, event)),
                files_since_notice=tuple(_without(case.files_since_notice, event)),
            )
        case _:
            assert_never(event)


def _attached(case: _Case, event: MaterialAttached) -> _Case:
    """Add the file, and remember what came in after a notice."""
    since = case.files_since_notice
    if case.notice:
        since = (*since, event)
    return replace(case, materials=(*case.materials, event), files_since_notice=since)


def is_meant(file: MaterialAttached, event: MaterialRemoved) -> bool:
    """Whether this file is taken away; the same one may stand under another material or name."""
    is_there = (file.material, file.digest) == (event.material, event.digest)
    return is_there and event.file_name in {"", file.file_name}


def _without(
    files: tuple[MaterialAttached, ...], event: MaterialRemoved
) -> Iterator[MaterialAttached]:
    """Yield the files that stay."""
    return (one for one in files if not is_meant(one, event))
