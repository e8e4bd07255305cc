"""Every act that is told in writing has its letter in the lists, also where it was done twice."""

from django.urls import reverse
from tests.rooms.desk.office import Office, text_of
from tests.rooms.register.held import REASON, done, heard, held
from tests.rooms.register.test_written import words

from xuke.web.words.dates import chinese_date


def test_each_of_several_deliveries_has_its_own_receipt(office: Office) -> None:
    stream = heard(office, held(office), "annulment")
    facts = {"cause": "deceit", "reason": REASON, "weighed": "不损害公共利益"}
    done(office, "head", stream, "annul", **facts, damages_owed=False, document="虚构撤〔2026〕1号")
    sent = {"paper": "decided-annulment", "way": "post", "proof": "EM123"}
    done(office, "head", stream, "deliver-paper", **sent)
    today = chinese_date(office.act("head").on)
    place = reverse("register:licence-document", args=[stream, "delivery-receipt"])

    page = text_of(office.client("head").get(reverse("register:licence", args=[stream])))
    first, second, last = (
        words(office.client("head").get(place + asked).content)
        for asked in ("?nth=1", "?nth=2", "")
    )

    assert f"送达回证（{today}，第1份）" in page
    assert f"送达回证（{today}，第2份）" in page
    assert "拟撤销告知书" in first
    assert "撤销决定书（虚构撤〔2026〕1号）" in second
    assert "EM123" in second
    assert last == second


def test_which_one_there_is_not_is_not_found(office: Office) -> None:
    stream = heard(office, held(office), "annulment")
    place = reverse("register:licence-document", args=[stream, "delivery-receipt"])

    for asked in ("?nth=2", "?nth=x", "?nth=-1", "?nth=²"):
        assert office.client("head").get(place + asked).status_code == 404, asked


def test_the_holder_has_each_letter_that_he_was_told(office: Office) -> None:
    stream = heard(office, held(office), "annulment")
    done(office, "head", stream, "drop-intent", act="annulment", reason=REASON)
    heard(office, stream, "annulment")
    mine = office.client("applicant")
    place = f"/my/licences/{stream}/papers/intended-annulment.pdf"

    page = text_of(mine.get(f"/my/licences/{stream}/"))

    today = chinese_date(office.act("head").on)
    assert f"拟撤销行政许可告知书（{today}，第1份）" in page
    assert f"拟撤销行政许可告知书（{today}，第2份）" in page
    assert mine.get(place + "?nth=1").status_code == 200
    assert "送达回证" not in page
