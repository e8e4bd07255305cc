"""Documents that are data: what a file may say, and that every one of ours can be filled in."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from xuke import catalogue
from xuke.catalogue.keys import Refusals
from xuke.catalogue.written_act import Passage, WrittenAct
from xuke.catalogue.written_act_file import read_written_act
from xuke.catalogue.written_acts import written_acts
from xuke.web.case.documents.told import TOLD as OF_CASES
from xuke.web.documents.registry import find
from xuke.web.documents.written import Telling, UnknownField
from xuke.web.licence.documents import TOLD as OF_LICENCES

TELLING: dict[str, Telling] = {one.kind: one for one in (OF_CASES, OF_LICENCES)}  # type: ignore[type-arg]
TEXT = """document: slip
of: licence
event: Revoked
title: 便条
basis: [administrative-penalty-law/44]
body:
  - say: "{you}"
"""


HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-document.md"
EXAMPLE = re.compile(r"^`data/documents/(\S+)`\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def annulment() -> WrittenAct:
    return next(one for one in written_acts() if one.slug == "annulment-decision")


@pytest.mark.parametrize("one", written_acts(), ids=lambda one: one.slug)
def test_every_document_is_registered_and_has_an_ending(
    one: WrittenAct,
) -> None:
    document = find(one.of, one.slug)

    assert document.title == one.title
    assert document.event is TELLING[one.of].events[one.event]
    assert one.ending


@pytest.mark.parametrize(
    "one",
    [one for one in written_acts() if one.slug.endswith(("-decision", "-declined"))],
    ids=lambda one: one.slug,
)
def test_every_decision_tells_its_remedies(one: WrittenAct) -> None:
    assert one.remedies


def test_a_field_that_nobody_fills_in_stops_the_start() -> None:
    wrong = replace(annulment(), body=(Passage("{colour}", {}),))

    with pytest.raises(UnknownField, match="colour"):
        OF_LICENCES.document(wrong)


def test_a_condition_on_a_fact_that_the_act_has_not_stops_the_start() -> None:
    wrong = replace(annulment(), when={"colour": "red"})

    with pytest.raises(UnknownField, match="colour"):
        OF_LICENCES.document(wrong)


def test_an_act_that_there_is_not_stops_the_start() -> None:
    with pytest.raises(UnknownField, match="Praised"):
        OF_LICENCES.document(replace(annulment(), event="Praised"))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param("document: slip", "document: other", "wrong-name", id="another name"),
        pytest.param("of: licence", "of: loan", "not-an-option", id="an unknown kind"),
        pytest.param("law/44", "law/4444", "unknown-citation", id="an unknown provision"),
        pytest.param("title: 便条", "heading: 便条", "missing", id="no title"),
        pytest.param("say:", "said:", "missing", id="a passage that says nothing"),
    ],
)
def test_a_file_with_a_mistake_is_refused(tmp_path: Path, old: str, new: str, reason: str) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    path = folder / "slip.yaml"
    path.write_text(TEXT.replace(old, new), encoding="utf-8")
    refusals = Refusals(folder)

    read_written_act(path, refusals, catalogue.law())

    assert reason in {one.reason_code for one in refusals.found}


def test_the_example_of_the_how_to_is_a_document(tmp_path: Path) -> None:
    ((name, text),) = EXAMPLE.findall(HOW_TO.read_text(encoding="utf-8"))
    path = tmp_path / "documents" / name
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    refusals = Refusals(path.parent)

    read = read_written_act(path, refusals, catalogue.law())

    assert read
    assert refusals.found == []
    assert OF_LICENCES.document(read).title == "发还许可证件通知书"
