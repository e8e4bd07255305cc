"""A case keeps the version that it was filed under: labels, faces, seals, whatever is edited."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from tests.casework import journey, licences, officials
from tests.casework.acts import act_on
from tests.casework.edits import edited, start_with, text_of_edit

from xuke import catalogue
from xuke.casework import definitions
from xuke.casework.case import saving
from xuke.casework.case.answers import answers_of
from xuke.casework.case.kind import load_case
from xuke.casework.definitions import (
    hidden_in,
    is_assumed,
    item_of,
    publication,
    publish,
    publish_before_serving,
)
from xuke.casework.models import PublishedDefinition
from xuke.catalogue import LicenceItem
from xuke.kernel.case.state import Case
from xuke.rooms.register.face import standing_lines

pytestmark = pytest.mark.django_db
ITEM = journey.ITEM


def filed() -> UUID:
    """Return a case that was filed."""
    return journey.submitted()


def case_of(stream: UUID) -> Case:
    return load_case(stream).state


def kept(item: LicenceItem) -> PublishedDefinition:
    return PublishedDefinition.objects.get(pk=item.definition.digest)


@pytest.fixture
def renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a case be filed, then edit the item: another label, another seal."""
    now = edited(ITEM, applicant_name={"label": "现在的名称"}, business_items={"sensitive": "true"})
    assert now.definition != catalogue.item(ITEM).definition
    start_with(now, monkeypatch)


def label_in(item: LicenceItem, field: str) -> str:
    return next(one.label for one in item.fields() if one.id == field)


def test_every_version_is_kept_once_under_its_hash() -> None:
    assert {item.definition.digest for item in catalogue.items().values()} <= set(
        PublishedDefinition.objects.values_list("pk", flat=True)
    )
    assert publish() == 0


def test_an_edited_item_is_kept_beside_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    change = {"applicant_name": {"label": "现在的名称"}}
    now, text = edited(ITEM, **change), text_of_edit(ITEM, **change)
    monkeypatch.setattr(definitions, "versions", lambda: [(now.definition, text)])

    assert publish() == 1

    digests = [one.digest for one in publication(ITEM).versions]
    assert digests == [catalogue.item(ITEM).definition.digest, now.definition.digest]


def test_a_process_that_loaded_an_edit_keeps_it_before_it_serves(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    publish()
    edited = catalogue.item(ITEM).definition
    edited = replace(edited, digest=f"{'0' * 63}1")
    monkeypatch.setattr(definitions, "versions", lambda: [(edited, "{}")])

    publish_before_serving()

    assert PublishedDefinition.objects.filter(pk=edited.digest).exists()
    assert "have changed" in caplog.text


def test_a_published_version_is_neither_changed_nor_deleted() -> None:
    row = kept(catalogue.item(ITEM))

    for act in (row.delete, lambda: PublishedDefinition.objects.update(content="{}")):
        with pytest.raises(ProgrammingError), transaction.atomic():
            act()


def test_the_publication_of_an_item_tells_its_versions() -> None:
    published = publication(ITEM)

    own = catalogue.item(ITEM).definition
    assert published.version(own.version) == own
    assert published.on(own.since) == own


def test_a_case_names_the_version_that_it_is_filed_under() -> None:
    case = case_of(filed())

    assert case.definition == catalogue.item(ITEM).definition.digest
    assert not is_assumed(case)


def test_an_edit_changes_no_label_of_a_case_that_was_filed_before(
    request: pytest.FixtureRequest,
) -> None:
    stream = filed()
    before = label_in(catalogue.item(ITEM), "applicant_name")
    request.getfixturevalue("renamed")

    assert label_in(catalogue.item(ITEM), "applicant_name") == "现在的名称"
    assert label_in(item_of(case_of(stream)), "applicant_name") == before


def test_answers_are_opened_as_they_were_sealed_and_hidden_as_they_would_be_today(
    request: pytest.FixtureRequest,
) -> None:
    stream = filed()
    before = answers_of(stream, case_of(stream))
    request.getfixturevalue("renamed")

    assert answers_of(stream, case_of(stream)) == before
    assert "business_items" in hidden_in(case_of(stream))
    assert "business_items" not in item_of(case_of(stream)).sensitive


def test_an_answer_put_right_is_sealed_as_it_would_be_today(
    request: pytest.FixtureRequest,
) -> None:
    stream = filed()
    request.getfixturevalue("renamed")
    facts = {"target": "business_items", "what": "当场更正", "value": "美容"}

    act_on(stream, "correct-on-the-spot", facts, journey.act(journey.CLERK))

    case = case_of(stream)
    assert "美容" not in case.form["business_items"]
    assert answers_of(stream, case)["business_items"] == "美容"


def test_the_page_of_a_licence_leaves_out_what_became_sensitive_since(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    licence = licences.state_of(journey.issued())
    now = edited(ITEM, place_address={"sensitive": "true"})
    shown = [standing_lines(one, licence) for one in (catalogue.item(ITEM), now)]

    told = ["示例路1号底层（虚构）" in [line["value"] for line in lines] for lines in shown]
    assert told == [True, False]


@pytest.mark.parametrize("sensitive", ["true", "false"])
def test_a_draft_is_opened_as_it_was_saved(sensitive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = journey.drafted()
    before = answers_of(stream, case_of(stream))
    field = "place_kind" if sensitive == "true" else "contact_phone"
    start_with(edited(ITEM, **{field: {"sensitive": sensitive}}), monkeypatch)
    assert (field in catalogue.item(ITEM).sensitive) is (sensitive == "true")

    saving.save_answers(stream, {"place_name": "v1.虚构"}, journey.act(journey.APPLICANT))

    assert answers_of(stream, case_of(stream)) == before | {"place_name": "v1.虚构"}


def test_rules_are_asked_of_answers_as_they_were_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = filed()
    start_with(edited(ITEM, place_kind={"sensitive": "true"}), monkeypatch)

    officials.accept(stream, journey.act(journey.CLERK))

    assert case_of(stream).accepted


def test_a_case_of_before_has_the_first_version_and_is_told_as_assumed(
    request: pytest.FixtureRequest,
) -> None:
    case = replace(case_of(filed()), definition="")
    before = catalogue.item(ITEM)
    request.getfixturevalue("renamed")

    assert is_assumed(case)
    assert item_of(case) == before


def test_a_draft_has_the_item_of_today(renamed: None) -> None:
    assert label_in(item_of(Case(item=ITEM)), "applicant_name") == "现在的名称"


def test_a_version_that_is_lost_is_told_and_replaced_by_todays(
    caplog: pytest.LogCaptureFixture,
) -> None:
    case = replace(case_of(filed()), definition="0" * 64)

    with caplog.at_level("WARNING", definitions.__name__):
        assert item_of(case) == catalogue.item(ITEM)

    assert "No published version" in caplog.text


def test_a_filing_asks_for_no_version_and_no_page_asks_twice(
    request: pytest.FixtureRequest, django_assert_num_queries: object
) -> None:
    stream = filed()
    case = case_of(stream)
    with django_assert_num_queries(0):  # type: ignore[operator]
        item_of(case)
    request.getfixturevalue("renamed")
    item_of(case)
    with django_assert_num_queries(0):  # type: ignore[operator]
        item_of(case)
