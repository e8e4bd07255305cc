"""Checking, filing, and the receipt."""

from uuid import UUID, uuid4

from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.rooms.portal.conftest import ITEM, PDF, Answer, Applicant

from xuke import catalogue
from xuke.casework.case.kind import load_case
from xuke.casework.models import CaseRow, Draft
from xuke.kernel.case.state import Phase


def submitted(applicant: Applicant, stream: UUID, **sent: str) -> Answer:
    """Press the last button."""
    place = reverse("portal:check", args=[stream])
    whole = {"declared": "on", "request": str(uuid4())} | sent
    answer: Answer = applicant.client.post(place, whole)
    return answer


def test_everything_can_be_checked_and_changed_before_it_is_filed(applicant: Applicant) -> None:
    stream = applicant.draft()
    applicant.upload(stream, "floor-plan", PDF)

    page = applicant.client.get(reverse("portal:check", args=[stream])).content.decode()

    section = reverse("portal:section", args=[stream, "applicant"])
    assert f'href="{section}#contact_phone"' in page
    assert "13800000000" in page
    assert "还有 2 份必交材料没有上传" in page
    assert "原证照信息" not in page


def test_a_promised_limit_is_told_as_a_promise_without_notes_for_the_office(
    applicant: Applicant,
) -> None:
    answer = submitted(applicant, applicant.draft())

    page = applicant.client.get(answer["Location"]).content.decode()

    assert "committed" in catalogue.item(ITEM).doubts
    assert "5个工作日（承诺期限）" in page
    assert "待确认" not in page


def test_filing_gives_a_number_and_a_receipt(applicant: Applicant) -> None:
    stream = applicant.draft()

    answer = submitted(applicant, stream)
    page = applicant.client.get(answer["Location"]).content.decode()

    case = load_case(stream).state
    assert case.phase is Phase.RECEIVED
    assert case.number in page
    assert "2026年3月2日" in page
    assert reverse("portal:qr", args=[stream]) in page
    assert Draft.objects.count() == 0


def test_the_code_on_the_receipt_is_a_picture(applicant: Applicant) -> None:
    answer = applicant.client.get(reverse("portal:qr", args=[applicant.file()]))

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")


def test_a_second_press_files_nothing_twice(applicant: Applicant) -> None:
    stream = applicant.draft()
    request = str(uuid4())

    first = submitted(applicant, stream, request=request)
    again = submitted(applicant, stream, request=request)

    assert first["Location"] == again["Location"]
    assert [one.type for one in load_case(stream).history].count("Submitted") == 1


def test_without_the_declaration_nothing_is_filed(applicant: Applicant) -> None:
    stream = applicant.draft()

    answer = submitted(applicant, stream, declared="")

    assert answer.status_code == 422
    assert "请勾选真实性声明" in answer.content.decode()
    assert load_case(stream).state.phase is Phase.DRAFT


def test_an_unfinished_form_is_not_filed_and_every_gap_is_a_link(applicant: Applicant) -> None:
    stream = applicant.open()

    answer = submitted(applicant, stream)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"{reverse('portal:section', args=[stream, 'place'])}#floor_area" in page
    assert load_case(stream).state.phase is Phase.DRAFT


def test_filing_what_was_changed_in_another_window_is_refused(applicant: Applicant) -> None:
    stream = applicant.draft()
    seen = load_case(stream).state.version
    applicant.upload(stream, "floor-plan", PDF)

    answer = submitted(applicant, stream, version=str(seen))

    assert answer.status_code == 409
    assert load_case(stream).state.phase is Phase.DRAFT


def test_a_filed_case_is_no_draft_any_more(applicant: Applicant) -> None:
    stream = applicant.file()

    for name in ("portal:draft", "portal:materials"):
        answer = applicant.client.get(reverse(name, args=[stream]))
        assert answer["Location"] == reverse("portal:case", args=[stream])
    section = reverse("portal:section", args=[stream, "applicant"])
    late = applicant.client.post(section, {"applicant_name": "改了的名字"})
    assert late.status_code == 409
    for words in ("这份申请已经提交", "没有保存", "改了的名字"):
        assert words in late.content.decode()
    assert applicant.upload(stream, "floor-plan", PDF) == 404


def test_a_draft_has_no_receipt(applicant: Applicant) -> None:
    stream = applicant.draft()

    for name in ("portal:receipt", "portal:qr"):
        assert applicant.client.get(reverse(name, args=[stream])).status_code == 404


def test_filing_stays_within_its_queries(
    applicant: Applicant, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    stream = applicant.draft()

    # Session, account, roles; the case twice; number, answers, append, project, clear up.
    with django_assert_max_num_queries(16):
        assert submitted(applicant, stream).status_code == 302

    assert CaseRow.objects.get().item == ITEM
