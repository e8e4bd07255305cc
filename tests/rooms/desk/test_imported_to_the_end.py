"""Every imported open case comes to its end here: certified, changed, corrected, lapsed."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.casework import officials
from tests.casework.officials import Delivery
from tests.rooms.desk.imported import examined, face, imported, told
from tests.rooms.desk.office import PDF, Office, case_of, sent, text_of

from xuke.casework.models import LicenceRow
from xuke.casework.stream.daywork import do_days_work
from xuke.kernel.case.events import Gap
from xuke.kernel.case.state import Outcome, Phase
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.register.models import Certificate
from xuke.web import clock
from xuke.web.site import places

FIELD = Gap(target="place_address", kind="inconsistent", what="请更正地址。")
PLAN = Gap(target="floor-plan", kind="missing", what="请提交平面图。")


def granted(office: Office) -> UUID:
    stream = examined(office)
    officials.grant(stream, office.act("head"))
    return stream


def in_correction(office: Office, *gaps: Gap, back: int = 1) -> UUID:
    stream = imported(office, channel=Channel.ONLINE, back=back + 10)
    officials.request_correction(stream, gaps, office.act("clerk", back=back))
    return stream


def test_a_grant_is_certified_and_delivered_and_its_licence_stands(office: Office) -> None:
    stream = granted(office)
    told(office, stream, *face(stream))

    officials.issue(stream, office.act("clerk"))
    officials.deliver(stream, Delivery(way="direct", proof="虚构某"), office.act("clerk"))

    licence, paper = LicenceRow.objects.get(case=stream), Certificate.objects.get(stream=stream)
    assert case_of(stream).phase is Phase.CONCLUDED
    assert (licence.imported, licence.status, paper.imported) == (False, "valid", False)


def test_a_certificate_without_its_face_is_refused_with_what_lacks(office: Office) -> None:
    stream, client = granted(office), office.client("clerk")

    shown = client.get(reverse("register:issue", args=[stream]))
    page = text_of(client.get(places.url("case", stream)))

    assert shown.status_code == 422
    assert "单位名称" in text_of(shown)
    assert "请先补录" in text_of(shown)
    assert "补录申请内容" in page


def test_an_answer_is_supplied_on_its_page(office: Office) -> None:
    stream, client = imported(office, accepted=True), office.client("clerk")
    url = reverse("desk:act", args=[stream, "supply-answer"])
    typed, before = {"target": "place_address", "value": "虚构路12号"}, case_of(stream)

    assert "补录哪一项" in text_of(client.get(url))
    assert client.post(url, sent(stream, **typed)).status_code == 302

    assert case_of(stream).form["place_address"] == "虚构路12号"
    assert case_of(stream).applicant == before.applicant


@pytest.mark.parametrize("action", [Action.MODIFICATION, Action.RENEWAL])
def test_what_rests_on_an_old_certificate_is_granted_once_its_end_is_told(
    office: Office, action: Action
) -> None:
    stream = examined(office, action=action)
    with pytest.raises(Unlawful, match="old-term-unknown"):
        officials.grant(stream, office.act("head"))

    end = clock.today() + timedelta(days=90)
    told(office, stream, existing_number="旧证1号", existing_until=end.isoformat())
    officials.grant(stream, office.act("head"))
    told(office, stream, *(one for one in face(stream) if one not in case_of(stream).form))
    officials.issue(stream, office.act("clerk"))

    licence = LicenceRow.objects.get(case=stream)
    assert licence.valid_until is not None
    assert licence.valid_until >= end


def test_a_clerk_hands_in_the_correction_of_who_applied_online_elsewhere(office: Office) -> None:
    stream, client = in_correction(office, PLAN, FIELD), office.client("clerk")
    url = reverse("portal:correction", args=[stream])
    upload = reverse("portal:upload", args=[stream, "floor-plan"])
    assert url in text_of(client.get(places.url("case", stream)))

    file = SimpleUploadedFile("平面图.pdf", PDF.content)
    client.post(upload, {"file": file, **sent(stream)})
    shown = client.get(url)
    done = client.post(url, sent(stream, place_address="虚构路12号"))

    assert shown.status_code == 200
    assert done.headers["Location"] == places.url("case", stream)
    case = case_of(stream)
    assert (case.phase, case.form) == (Phase.RECEIVED, {"place_address": "虚构路12号"})
    assert case.applicant
    assert case.applicant.name == "虚构梧桐理发店"


def test_nobody_else_hands_it_in(office: Office) -> None:
    stream = in_correction(office, FIELD)

    for name in ("first", "stranger", "applicant"):
        answer = office.client(name).get(reverse("portal:correction", args=[stream]))
        assert answer.status_code == 404


def test_a_clerk_records_that_the_applicant_withdrew(office: Office) -> None:
    stream, client = imported(office), office.client("clerk")

    done = client.post(
        reverse("portal:withdrawal", args=[stream]), sent(stream, reason="申请人来函撤回")
    )

    assert done.headers["Location"] == places.url("case", stream)
    assert case_of(stream).outcome is Outcome.WITHDRAWN


def test_a_correction_that_never_came_ends_it_like_any_other(office: Office) -> None:
    stream = in_correction(office, FIELD, back=80)

    do_days_work(clock.today(), office.act("clerk").at)

    assert case_of(stream).outcome is Outcome.TERMINATED


def test_the_case_page_says_what_is_awaited(office: Office) -> None:
    page = text_of(office.client("clerk").get(places.url("case", granted(office))))

    assert "待窗口人员制证、送达" in page
    assert "准予行政许可决定书" in page


def test_of_what_the_old_system_received_the_page_says_what_is_known_here(office: Office) -> None:
    old, ours = imported(office), office.received(complete=False, back=1)
    client = office.client("clerk")

    page, queue = text_of(client.get(places.url("case", old))), client.get(reverse("counter:queue"))

    assert "本件从原系统导入，申请材料不在本平台" in page
    assert "在原系统" in page
    for untrue in ("必交材料已全部提交", "缺少", "已逾期"):
        assert untrue not in page
    listed = text_of(queue)
    assert "以原系统为准" in listed
    assert listed.index(case_of(ours).number) < listed.index(case_of(old).number)
    assert queue.context["figures"][0]["value"] == "0"
