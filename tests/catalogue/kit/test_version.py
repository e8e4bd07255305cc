"""Which definition a file is: the same for every way of writing it, another for another word."""

from datetime import date
from pathlib import Path

import pytest
from tests.catalogue.spoiling import PLACE, problems_after

from xuke import catalogue
from xuke.catalogue import load
from xuke.catalogue.kit.content import parsed
from xuke.catalogue.kit.items import definition_of_item
from xuke.catalogue.kit.version import canonical, digest

SLUG = "public-place-hygiene-permit"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("{a: 1, b: 2}", "{b: 2, a: 1}", True, id="the order of keys tells nothing"),
        pytest.param("a: 6", "a: '6'", True, id="quotes tell nothing"),
        pytest.param("a: true # yes", "a: 'true'", True, id="comments tell nothing"),
        pytest.param("a: >-\n  b\n  c", "a: b c", True, id="a folded text is a text"),
        pytest.param("a: [1, 2]", "a: [2, 1]", False, id="the order of a list does"),
        pytest.param("a: b", "a: c", False, id="another word"),
        pytest.param("a: 1.5", "a: 15", False, id="another number"),
    ],
)
def test_what_says_the_same_has_the_same_digest(one: str, other: str, same: bool) -> None:
    assert (digest(parsed(one)) == digest(parsed(other))) is same


def test_the_canonical_form_is_fixed() -> None:
    assert canonical(parsed("b: [x, 2, true]\na: {d: 2025-01-20, c: 许可}")) == (
        '{"a":{"c":"许可","d":"2025-01-20"},"b":["x","2","true"]}'
    )


def test_an_item_says_which_definition_it_is() -> None:
    item = catalogue.item(SLUG)

    assert (item.definition.kind, item.definition.slug) == ("item", SLUG)
    assert item.definition.version == item.version == "2026-12-01"
    assert item.definition.since == date(2026, 12, 1)
    assert len(item.definition.digest) == 64


def test_no_two_items_have_one_digest() -> None:
    digests = {item.definition.digest for item in catalogue.items().values()}

    assert len(digests) == len(catalogue.items())


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(PLACE, "serial: 6", "serial: 96", id="the file itself"),
        pytest.param(
            "items/_applicant-organisation.yaml", "postcode", "post_code", id="a section it uses"
        ),
    ],
)
def test_a_change_in_the_file_or_in_a_section_it_uses_makes_another_digest(
    folder: Path, file: str, old: str, new: str
) -> None:
    before = load(folder).items[SLUG].definition

    assert problems_after(folder, file, old, new) == []
    after = load(folder).items[SLUG].definition

    assert before == catalogue.item(SLUG).definition
    assert (after.version, after.digest == before.digest) == (before.version, False)


@pytest.mark.parametrize("slug", sorted(catalogue.items()))
def test_an_item_read_alone_is_the_same_definition(slug: str) -> None:
    path = catalogue.loading.DATA / "items" / slug / "item.yaml"

    assert definition_of_item(parsed(path.read_text(encoding="utf-8"))) == (
        catalogue.item(slug).definition
    )
