"""Every change comes through the door: decided, appended, projected, in one transaction."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from tests.casework import journey, officials
from tests.casework.journey import APPLICANT, CLERK, HEAD, PUBLISHER, act

from xuke import catalogue
from xuke.casework.case import drafts, files, filing, saving
from xuke.casework.case.answers import AnswersInvalid, answers_of
from xuke.casework.case.kind import CASES, NoSuchCase, load_case
from xuke.casework.models import Blob, CaseRow, Draft
from xuke.casework.stream.door import do
from xuke.casework.stream.rebuild import rebuild
from xuke.kernel.case.events import Gap, Granted
from xuke.kernel.case.state import Phase
from xuke.kernel.item.rule import Action
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person, Role
from xuke.record.port import StaleStream
from xuke.record.verify import verify

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("item", sorted(catalogue.items()))
def test_every_item_goes_the_straight_way(item: str) -> None:
    done = journey.delivered(item)

    row = CaseRow.objects.get(stream=done.stream.id)
    assert (row.phase, row.outcome, row.in_time) == ("concluded", "granted", True)
    assert row.certificate_number
    assert verify().broken == ()


def test_a_repeated_request_does_nothing_twice() -> None:
    request = uuid4()

    first = drafts.open_application(journey.application(), act(APPLICANT, request=request))
    again = drafts.open_application(journey.application(), act(APPLICANT, request=request))

    assert (again.stream.id, again.repeated) == (first.stream.id, True)
    assert Draft.objects.count() == 1


def test_of_two_officials_who_decide_at_once_one_is_told_to_reload() -> None:
    stream = journey.examined()
    seen = load_case(stream).state.version
    officials.grant(stream, replace(act(HEAD, days=1), expected=seen))

    with pytest.raises(StaleStream):
        officials.grant(
            stream, replace(act(Person("other", journey.HOME, HEAD.roles)), expected=seen)
        )


def test_a_refused_act_leaves_nothing_behind() -> None:
    stream = journey.accepted()
    before = load_case(stream).state

    with pytest.raises(Unlawful):
        officials.examine(stream, journey.examination(), act(CLERK))

    assert load_case(stream).state == before


def test_the_right_to_one_verb_is_no_right_to_what_another_tells() -> None:
    stream = journey.submitted()
    granted = Granted(on=act(APPLICANT).on, by=APPLICANT.id, document="1")

    with pytest.raises(TypeError, match="withdraw tells ApplicationWithdrawn, not Granted"):
        do(CASES, stream, "withdraw", lambda _seen: granted, act(APPLICANT))


def test_a_refused_grant_takes_no_number() -> None:
    stream = journey.examined()
    with pytest.raises(Unlawful):
        officials.grant(stream, act(CLERK))

    done = officials.grant(stream, act(HEAD, days=1))

    assert done.state.decision
    assert "〕1号" in done.state.decision.document


def test_officials_of_another_authority_have_no_rights_here() -> None:
    stream = journey.submitted()
    stranger = Person("stranger", "440303-wjj", frozenset(Role))

    with pytest.raises(Unlawful, match="role-missing"):
        officials.accept(stream, act(stranger))


def test_there_is_no_such_case() -> None:
    with pytest.raises(NoSuchCase):
        load_case(uuid4())


def test_sensitive_answers_are_sealed_at_rest_and_open_for_those_who_may() -> None:
    stream = journey.submitted()
    answers = journey.application().answers
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(facts::text, '') FROM record_event")
        (kept,) = cursor.fetchone()

    assert answers["legal_representative_id"] not in kept
    assert answers["contact_phone"] not in kept
    assert answers_of(stream, load_case(stream).state) == answers


def test_the_draft_is_gone_once_it_is_submitted() -> None:
    journey.submitted()

    assert not Draft.objects.exists()


def test_answers_to_questions_that_nobody_asks_are_refused() -> None:
    application = journey.application()
    strange = replace(application, answers={**application.answers, "religion": "无"})

    with pytest.raises(AnswersInvalid) as refused:
        drafts.open_application(strange, act(APPLICANT))

    assert refused.value.codes == {"religion": "unknown-field"}


def test_a_form_with_a_wrong_answer_is_not_filed() -> None:
    stream = journey.drafted()
    saving.save_answers(stream, {"postcode": "abc"}, act(APPLICANT))

    with pytest.raises(AnswersInvalid) as refused:
        filing.submit(stream, act(APPLICANT))

    assert set(refused.value.codes) == {"postcode"}
    assert Draft.objects.filter(stream=stream).exists()


def test_nobody_else_saves_answers_in_a_draft() -> None:
    stream = journey.drafted()

    with pytest.raises(Unlawful, match="not-your-case"):
        saving.save_answers(stream, {"postcode": "200050"}, act(CLERK))


def test_a_hostile_file_is_not_taken() -> None:
    stream = journey.drafted()
    hostile = files.SentFile(name="平面图.pdf", content=b"MZ\x90\x00 not a document")

    with pytest.raises(files.FileRefused) as refused:
        files.attach_material(stream, "floor-plan", hostile, act(APPLICANT))

    assert refused.value.code == "wrong-kind"


def test_equal_files_are_kept_once() -> None:
    journey.drafted()
    journey.drafted()

    assert Blob.objects.count() == 1


def test_a_case_without_applicants_answer_waits_and_is_corrected() -> None:
    stream = journey.submitted()
    gap = Gap(target="place_address", kind="not-in-statutory-form", what="请补全门牌号")
    officials.request_correction(stream, (gap,), act(CLERK))
    filing.correct(stream, {"place_address": "虚构路8号"}, act(APPLICANT, days=3))

    done = officials.accept(stream, act(CLERK, days=4))

    assert done.state.accepted
    assert done.state.accepted.on == date(2026, 3, 5)
    assert answers_of(stream, done.state)["place_address"] == "虚构路8号"


def test_an_application_is_withdrawn() -> None:
    stream = journey.accepted()

    done = filing.withdraw(stream, "不再开业", act(APPLICANT))

    assert (done.state.phase, CaseRow.objects.get(stream=stream).outcome) == (
        Phase.CONCLUDED,
        "withdrawn",
    )


def test_a_grant_is_disclosed() -> None:
    stream = journey.granted()

    done = officials.disclose(stream, act(PUBLISHER, days=3))

    assert done.state.disclosed_on == date(2026, 3, 5)


def test_rebuilding_changes_nothing() -> None:
    journey.delivered()
    journey.submitted()
    journey.drafted()
    before = list(CaseRow.objects.order_by("stream").values())

    # Three cases, and the licence that one of them granted.
    assert rebuild() == 4

    assert list(CaseRow.objects.order_by("stream").values()) == before


@pytest.mark.parametrize(
    ("step", "most"),
    [
        pytest.param("accept", 6, id="accept: load, append, project, savepoints"),
        pytest.param("examine", 6, id="examine: the same"),
    ],
)
def test_an_act_is_a_handful_of_queries(
    step: str, most: int, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    stream = journey.submitted() if step == "accept" else journey.accepted()

    with django_assert_max_num_queries(most):  # type: ignore[operator]
        if step == "accept":
            officials.accept(stream, act(CLERK))
        else:
            officials.examine(stream, journey.examination(), act(journey.FIRST))


def test_nothing_is_opened_that_the_item_does_not_offer() -> None:
    renewal = replace(journey.application("medical-advertisement"), action=Action.RENEWAL)

    with pytest.raises(Unlawful, match="action-not-offered"):
        drafts.open_application(renewal, act(APPLICANT))


def test_a_corrected_name_is_the_applicants_name_everywhere() -> None:
    stream = journey.submitted()
    gap = Gap(target="applicant_name", kind="not-in-statutory-form", what="名称与营业执照不一致")
    officials.request_correction(stream, (gap,), act(CLERK))

    filing.correct(stream, {"applicant_name": "虚构正确名称"}, act(APPLICANT))

    applicant = load_case(stream).state.applicant
    assert applicant
    assert applicant.name == "虚构正确名称"
    assert CaseRow.objects.get(stream=stream).applicant_name == "虚构正确名称"


def test_a_corrected_answer_is_checked_like_any_other() -> None:
    stream = journey.submitted()
    gap = Gap(target="place_address", kind="not-in-statutory-form", what="请补全门牌号")
    officials.request_correction(stream, (gap,), act(CLERK))

    with pytest.raises(AnswersInvalid):
        filing.correct(stream, {"place_address": ""}, act(APPLICANT))


def test_a_refusal_rests_on_a_provision_that_exists() -> None:
    stream = journey.examined(passed=False)
    refusal = officials.Refusal(
        reason="other",
        facts="消毒间面积三平方米，标准为五平方米",
        text="场所面积不符合卫生标准的要求",
        basis="no-such-law/999",
    )

    with pytest.raises(Unlawful, match="basis-missing"):
        officials.refuse(stream, refusal, act(HEAD))


def test_an_altered_file_is_found() -> None:
    journey.drafted()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE casework_blob DISABLE TRIGGER USER")
        cursor.execute("UPDATE casework_blob SET content = content || 'x'::bytea")

    (digest,) = files.altered_files()

    with pytest.raises(files.FileAltered):
        files.blob(digest)


def test_the_database_refuses_to_alter_a_file() -> None:
    journey.drafted()

    with pytest.raises(DatabaseError), transaction.atomic():
        Blob.objects.update(size=1)


def test_a_correction_on_a_day_off_counts_from_the_day_after_it() -> None:
    stream = journey.submitted()
    gap = Gap(target="place_address", kind="not-in-statutory-form", what="请补全门牌号")
    officials.request_correction(stream, (gap,), act(CLERK))

    done = filing.correct(stream, {"place_address": "虚构路8号"}, act(APPLICANT, days=5))

    assert done.state.corrected_on == date(2026, 3, 7)
    assert done.state.completeness_from == date(2026, 3, 7)
