"""What the files of a case are called: of a draft the record holds words that tell nothing.

A name may tell whose paper it is, and what is in the record nobody can erase. The names lie with
the draft's answers, and go to the record with them when it is filed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from xuke.casework.case import draftrows
from xuke.kernel import copying
from xuke.kernel.case.events import MaterialAttached
from xuke.kernel.case.filing import not_handed_in
from xuke.kernel.case.state import Case, Phase

Names = Mapping[str, str]


def as_recorded(
    stream: UUID, case: Case, attached: MaterialAttached
) -> tuple[MaterialAttached, Names]:
    """Return the file as the record holds it, and its names by the words in it.

    The same bytes under the same name get the words that stand there already: they are one file.
    """
    if case.phase is not Phase.DRAFT:
        return attached, {}
    there = _twin(stream, case, attached)
    if there is not None:
        return replace(attached, file_name=there.file_name), {}
    word = f"#{case.version + 1}"
    within = {f"{word}.{place}": name for place, name in enumerate(attached.attachments, start=1)}
    names, shown = {word: attached.file_name, **within}, attached.shown
    if shown is not None:
        names[f"{word}="] = shown.file_name
        shown = replace(shown, file_name=f"{word}=")
    recorded = replace(attached, file_name=word, attachments=tuple(within), shown=shown)
    return recorded, names


def names_of(stream: UUID, case: Case) -> Names:
    """Return the names of a case's files by the words that stand for them."""
    is_draft = case.phase is Phase.DRAFT and bool(case.materials)
    return draftrows.file_names(stream) if is_draft else case.file_names


def called(stream: UUID, case: Case) -> Case:
    """Return the case with its files called as whoever handed them in calls them."""
    names = names_of(stream, case)
    if not names:
        return case
    materials = tuple(_called(one, names) for one in case.materials)
    return copying.replace(case, materials=materials, file_names=names)


def word_of(stream: UUID, case: Case, digest: str, name: str) -> str:
    """Return what the record calls the file of this digest and name."""
    names = names_of(stream, case)
    ones = (one.file_name for one in case.materials if one.digest == digest)
    return next((word for word in ones if names.get(word, word) == name), name)


def filed(case: Case, names: Names) -> Names:
    """Return the names of the files that are filed; those taken away again are forgotten."""
    words = (word for one in case.materials for word in _words(one))
    return {word: names[word] for word in words if word in names}


def _twin(stream: UUID, case: Case, attached: MaterialAttached) -> MaterialAttached | None:
    same = (attached.material, attached.digest)
    there = [one for one in not_handed_in(case) if (one.material, one.digest) == same]
    if not there:
        return None
    names = names_of(stream, case)
    called_so = (one for one in there if names.get(one.file_name) == attached.file_name)
    return next(called_so, None)


def _words(one: MaterialAttached) -> Iterator[str]:
    yield one.file_name
    yield from one.attachments
    if one.shown is not None:
        yield one.shown.file_name


def _called(one: MaterialAttached, names: Names) -> MaterialAttached:
    shown = one.shown
    if shown is not None:
        shown = replace(shown, file_name=names.get(shown.file_name, shown.file_name))
    attachments = tuple(names.get(word, word) for word in one.attachments)
    name = names.get(one.file_name, one.file_name)
    return replace(one, file_name=name, attachments=attachments, shown=shown)
