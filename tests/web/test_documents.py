"""Documents are declared once for any kind of stream, found by kind and name, printed whole."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pypdf
import pytest
from django.http import Http404

from xuke import catalogue
from xuke.gateways.forms import WrongFacts, names
from xuke.kernel.case.events import Accepted, Applicant, CertificateIssued
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.person import IMPORT
from xuke.record.events import Stream
from xuke.web.documents import printing, registry
from xuke.web.documents.registry import (
    Document,
    DocumentTwice,
    Facts,
    NoSuchDocument,
    Subject,
    brought_about,
    documents_of,
    find,
    register,
    registered,
)

STREAM = Stream(id=UUID(int=1), kind=LICENCE.kind, authority="310105-wjw")
HELD = Licence(
    number="长卫公证字〔2026〕第0001号", holder=Applicant(kind="company", name="示例公司")
)
TEMPLATE = """
#let facts = json(bytes(sys.inputs.facts))
#set document(title: "slip", author: facts.authority, date: datetime(year: 2026, month: 3, day: 2))
#set text(font: "Noto Serif SC", lang: "zh")
= #facts.holder
"""


def told(subject: Subject[Licence]) -> Facts:
    holder = subject.state.holder
    return {"authority": subject.stream.authority, "holder": holder.name if holder else ""}


@pytest.fixture
def slip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Document[Licence]:
    """Register a document of a licence, for this test alone."""
    monkeypatch.setattr(
        registry, "_registered", {(one.kind, one.slug): one for one in registered()}
    )
    template = tmp_path / "slip.typ"
    template.write_text(TEMPLATE, encoding="utf-8")
    declared = Document(
        kind=LICENCE.kind,
        slug="slip",
        title="便条",
        template=template,
        required=names("authority holder"),
        basis=(LICENSING_LAW.art(40),),
        exists=lambda licence: bool(licence.number),
        facts=told,
    )
    register(declared)
    return declared


def words(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def test_a_licence_has_documents_as_a_case_has(slip: Document[Licence]) -> None:
    assert documents_of(LICENCE.kind, HELD) == [slip]
    assert documents_of(LICENCE.kind, Licence()) == []
    assert "示例公司" in words(printing.pdf(slip, Subject(STREAM, HELD)))


def test_a_document_is_drawn_as_it_is_printed(slip: Document[Licence]) -> None:
    (page,) = printing.pictures(slip, Subject(STREAM, HELD))

    assert page.startswith("<svg")


def test_what_an_act_brings_about_is_what_was_not_there_before(slip: Document[Licence]) -> None:
    assert brought_about(LICENCE.kind, Licence(), HELD) == slip
    assert brought_about(LICENCE.kind, HELD, HELD) is None


def test_a_document_with_a_fact_missing_is_not_printed(slip: Document[Licence]) -> None:
    with pytest.raises(WrongFacts, match="slip: missing"):
        printing.pdf(slip, Subject(STREAM, replace(HELD, holder=None)))


def test_a_kind_of_stream_has_no_two_documents_of_one_name(slip: Document[Licence]) -> None:
    with pytest.raises(DocumentTwice, match="licence/slip"):
        register(slip)


def test_two_kinds_of_streams_may_use_one_name(slip: Document[Licence]) -> None:
    register(replace(slip, kind="inspection"))

    assert find("inspection", "slip").kind == "inspection"
    assert find(LICENCE.kind, "slip") == slip


@pytest.mark.parametrize("name", ["../certificate", "acceptance", ""])
def test_a_name_that_nobody_declared_is_no_document(name: str) -> None:
    with pytest.raises(NoSuchDocument):
        find(CASE.kind, name)


def test_what_a_room_has_signed_is_neither_listed_nor_printed_again() -> None:
    issued = CertificateIssued(on=date(2026, 3, 2), by="clerk", number="1", identifier="1.2")
    certified = Subject(replace(STREAM, kind=CASE.kind), Case(certificate=issued))

    assert find(CASE.kind, "certificate").exists(certified.state)
    assert documents_of(CASE.kind, certified.state) == []
    with pytest.raises(Http404):
        printing.named(CASE.kind, "certificate")


@pytest.mark.parametrize(("by", "documents"), [("clerk", ["acceptance-notice"]), (IMPORT, [])])
def test_an_imported_case_has_the_documents_of_what_was_done_here(
    by: str, documents: list[str]
) -> None:
    accepted = Accepted(on=date(2026, 3, 2), by=by)

    found = documents_of(CASE.kind, Case(accepted=accepted, imported=True))

    assert [one.slug for one in found] == documents


@pytest.mark.parametrize("document", registered(), ids=lambda one: f"{one.kind}/{one.slug}")
def test_every_document_rests_on_provisions_that_the_law_has(document: Document[Case]) -> None:
    assert document.basis
    assert all(catalogue.law().knows(str(place)) for place in document.basis)


@pytest.mark.parametrize("document", registered(), ids=lambda one: f"{one.kind}/{one.slug}")
def test_every_document_has_its_template_and_title(document: Document[Case]) -> None:
    assert document.template.is_file()
    assert str(document.title)
