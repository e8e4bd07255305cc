"""补正: exactly what was asked, and nothing else."""

from uuid import UUID, uuid4

from django.test import Client
from django.urls import reverse
from tests.rooms.portal.conftest import PDF, Answer, Applicant

from xuke.casework.case.answers import answers_of
from xuke.casework.case.kind import load_case
from xuke.kernel.case.state import Phase


def handed_in(applicant: Applicant, stream: UUID, **sent: str) -> Answer:
    """Press the button of the correction page."""
    whole = {"request": str(uuid4())} | sent
    answer: Answer = applicant.client.post(reverse("portal:correction", args=[stream]), whole)
    return answer


def test_every_gap_is_a_link_to_exactly_its_place(applicant: Applicant) -> None:
    stream = applicant.asked_to_correct()

    page = applicant.client.get(reverse("portal:case", args=[stream])).content.decode()

    assert "需要补正 2 项" in page
    assert reverse("portal:upload", args=[stream, "test-report"]) in page
    assert f"{reverse('portal:correction', args=[stream])}#contact_phone" in page


def test_only_what_was_asked_can_be_changed(applicant: Applicant) -> None:
    stream = applicant.asked_to_correct()

    page = applicant.client.get(reverse("portal:correction", args=[stream])).content.decode()

    assert 'name="contact_phone"' in page
    assert 'name="applicant_name"' not in page
    assert applicant.upload(stream, "floor-plan", PDF) == 422
    assert applicant.upload(stream, "test-report", PDF) == 302


def test_a_whole_correction_goes_back_to_the_counter(applicant: Applicant) -> None:
    stream = applicant.asked_to_correct()
    applicant.upload(stream, "test-report", PDF)

    answer = handed_in(applicant, stream, contact_phone="13900000000", applicant_name="别的名字")

    loaded = load_case(stream)
    place, case = loaded.stream, loaded.state
    answers = answers_of(place.id, case)
    assert answer["Location"] == reverse("portal:case", args=[stream])
    assert case.phase is Phase.RECEIVED
    assert answers["contact_phone"] == "13900000000"
    assert answers["applicant_name"] != "别的名字"


def test_half_a_correction_is_refused_by_name(applicant: Applicant) -> None:
    stream = applicant.asked_to_correct()

    answer = handed_in(applicant, stream, contact_phone="13900000000")

    assert answer.status_code == 422
    assert "公共场所卫生检测或者评价报告" in answer.content.decode()
    assert load_case(stream).state.phase is Phase.IN_CORRECTION


def test_a_wrong_answer_is_marked_at_its_field(applicant: Applicant) -> None:
    stream = applicant.asked_to_correct()
    applicant.upload(stream, "test-report", PDF)

    answer = handed_in(applicant, stream, contact_phone="12")

    assert answer.status_code == 422
    assert 'href="#contact_phone"' in answer.content.decode()
    assert load_case(stream).state.phase is Phase.IN_CORRECTION


def test_a_correction_from_an_old_page_is_told_to_reload(applicant: Applicant) -> None:
    stream = applicant.asked_to_correct()
    seen = load_case(stream).state.version
    applicant.upload(stream, "test-report", PDF)

    answer = handed_in(applicant, stream, contact_phone="13900000000", version=str(seen))

    assert answer.status_code == 409
    assert load_case(stream).state.phase is Phase.IN_CORRECTION


def test_what_was_uploaded_is_not_called_corrected_before_it_is_sent(
    applicant: Applicant, official: Client
) -> None:
    stream = applicant.asked_to_correct()
    applicant.upload(stream, "test-report", PDF)

    for client, name in (
        (applicant.client, "portal:case"),
        (applicant.client, "portal:correction"),
        (official, "desk:case"),
    ):
        page = client.get(reverse(name, args=[stream])).content.decode()
        assert "已上传，待提交" in page
        assert ">已补正<" not in page
