"""Published versions are read for ever: from their text alone, whatever files look like by then."""

import hashlib
import json
from pathlib import Path

import pytest

from xuke import catalogue
from xuke.catalogue.kit.items import versions
from xuke.catalogue.kit.published import item_as_published
from xuke.catalogue.kit.version import canonical

SAMPLES = sorted((Path(__file__).parent / "published").glob("*.json"))
"""Versions as some installation has kept them; none of them is ever edited."""
ALL = dict(versions())


@pytest.mark.parametrize("definition", ALL, ids=lambda one: one.slug)
def test_an_item_that_is_read_back_is_the_item(definition: object) -> None:
    text = ALL[definition]  # type: ignore[index]

    read = item_as_published(text, catalogue.law())

    assert read == catalogue.item(read.slug)
    assert hashlib.sha256(text.encode()).hexdigest() == read.definition.digest


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:8])
def test_a_version_of_before_is_still_read(path: Path) -> None:
    read = item_as_published(path.read_text(encoding="utf-8"), catalogue.law())

    assert read.definition.digest == path.stem
    assert read.form
    assert read.materials
    assert read.checklist
    assert read.certificate
    assert read.certificate.face


def test_what_the_reader_no_longer_knows_stops_nothing() -> None:
    told = json.loads(ALL[catalogue.item("nurse-practice").definition])
    text = canonical({**told, "forgotten": "一个以后不再有的键"})

    assert item_as_published(text, catalogue.law()).name == told["name"]["zh"]
