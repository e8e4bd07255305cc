"""The JSON Schema of each kind of data file says what its reader says."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from tests.catalogue.kit.spoils import Spoil, spoils

from xuke import catalogue
from xuke.catalogue.authority_file import read_authority
from xuke.catalogue.bodies_file import read_bodies_file
from xuke.catalogue.calendars import read_holidays, read_year
from xuke.catalogue.disclosure import read_standard
from xuke.catalogue.form_file import read_fragment, read_fragments
from xuke.catalogue.indicator_file import read_indicator_file
from xuke.catalogue.item_file import read_item
from xuke.catalogue.keys import Refusals
from xuke.catalogue.kit.conforming import conform
from xuke.catalogue.kit.content import Content, read
from xuke.catalogue.kit.examples import CASE
from xuke.catalogue.kit.kinds import KINDS
from xuke.catalogue.kit.recognising import kind_of
from xuke.catalogue.kit.schema import schema_of
from xuke.catalogue.law import read_statute
from xuke.catalogue.law_values import read_value
from xuke.catalogue.loading import DATA
from xuke.catalogue.nodes import opened_rows
from xuke.catalogue.outline_file import read_outline
from xuke.catalogue.search_file import read_search_words
from xuke.catalogue.written_act_file import read_written_act
from xuke.config.cli.definitions import schema_text
from xuke.web.words import definitions
from xuke.web.words.definition_keys import KEYS, meaning

SCHEMAS = DATA.parent / "docs" / "reference" / "schema"
FILES = [(kind.name, path) for kind in KINDS.values() for path in kind.files()]
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
SHAPE_ALONE = {
    "missing", "missing-translation", "unknown-key", "empty", "out-of-range", "not-an-option",
    "unknown-action", "not-a-text", "not-a-list", "not-a-mapping", "not-a-date", "not-a-time",
    "not-a-boolean", "not-an-integer", "not-a-number",
}  # fmt: skip
"""The reasons that a shape can know; all others need the law, another file, or other values."""


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        schema_of(name, KINDS[name].root), format_checker=FormatChecker(["date"])
    )


def test_every_data_file_is_of_a_kind() -> None:
    assert {path for _, path in FILES} == set(DATA.rglob("*.yaml"))
    assert len(FILES) == len({path for _, path in FILES})
    assert {name: kind_of(read(path)) for name, path in FILES} == dict(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema_text(name)))


@pytest.mark.parametrize("name", KINDS)
def test_every_data_file_fits_its_schema(name: str) -> None:
    schema = validator(name)

    wrong = [
        (path.name, list(error.absolute_path), error.message)
        for path in KINDS[name].files()
        for error in schema.iter_errors(read(path))
    ]

    assert wrong == []


def cases(path: Path, refusals: Refusals) -> None:
    for table in opened_rows(path, refusals, CASE):
        conform(table)


Reader = Callable[[Path, Refusals], object]


def reader(name: str) -> Reader:
    """Return how a file of the kind is read, with all else that the reader needs."""
    law, items = catalogue.law(), catalogue.items()
    sections = read_fragments(DATA / "items", Refusals(DATA))
    readers: dict[str, Reader] = {
        "item": lambda path, refusals: read_item(path, law, sections, refusals),
        "section": read_fragment,
        "authority": lambda path, refusals: read_authority(path, law, items, refusals),
        "calendar": read_year,
        "holidays": read_holidays,
        "statute": read_statute,
        "value": lambda path, refusals: read_value(path, law.certainty_on, refusals),
        "law-case": cases,
        "disclosure": read_standard,
        "document": lambda path, refusals: read_written_act(path, refusals, law),
        "bodies": read_bodies_file,
        "outline": read_outline,
        "indicators": read_indicator_file,
        "search": read_search_words,
    }
    return readers[name]


def all_spoils(name: str) -> Iterator[tuple[Content, Spoil]]:
    """Yield each way of spoiling this kind of file once, with a file to be spoilt so.

    Without the thorough profile, equal keys count as one place.
    """
    seen: set[str] = set()
    for path in KINDS[name].files():
        content = read(path)
        for spoil in spoils(KINDS[name].root, content):
            place = spoil.kind if THOROUGH else spoil.kind.rpartition(".")[2]
            if place not in seen:
                seen.add(place)
                yield content, spoil


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_schema_and_reader_refuse_the_same(name: str, tmp_path: Path) -> None:
    schema, read_file = validator(name), reader(name)
    path = tmp_path / "file.yaml"
    different = []
    for content, spoil in all_spoils(name):
        spoilt = spoil.spoilt(content)
        path.write_text(json.dumps(spoilt), encoding="utf-8")  # JSON is YAML too
        refusals = Refusals(tmp_path)
        read_file(path, refusals)
        refused = [one for one in refusals.found if one.reason_code in SHAPE_ALONE]
        if bool(refused) is schema.is_valid(spoilt):
            different.append((spoil.kind, spoil.place, spoil.value, [str(one) for one in refused]))

    assert different == []


@pytest.mark.parametrize("name", KINDS)
def test_the_committed_schema_is_current(name: str) -> None:
    committed = (SCHEMAS / f"{name}.json").read_text(encoding="utf-8")

    assert committed == schema_text(name), f"xuke schema {name} --output {SCHEMAS}/{name}.json"


def test_no_schema_is_left_of_a_kind_that_is_gone() -> None:
    assert {path.stem for path in SCHEMAS.iterdir()} == set(KINDS)


def test_every_kind_has_its_words() -> None:
    assert definitions.KINDS.keys() == KINDS.keys()


def test_every_word_for_a_key_is_used() -> None:
    asked: set[str] = set()

    def note(parent: str, key: str) -> str:
        asked.add(f"{parent}.{key}" if f"{parent}.{key}" in KEYS else key)
        return meaning(parent, key)

    for kind in KINDS.values():
        schema_of(kind.name, kind.root, note)

    assert KEYS.keys() - asked == set()


@pytest.mark.parametrize("name", KINDS)
def test_the_first_line_of_a_data_file_tells_an_editor_its_schema(name: str) -> None:
    for path in KINDS[name].files():
        schema = os.path.relpath(SCHEMAS / f"{name}.json", path.parent)
        first = path.read_text(encoding="utf-8").partition("\n")[0]

        assert first == f"# yaml-language-server: $schema={schema}"
