"""A decision prints the remedies that it recorded, and never what is unconfirmed."""

from dataclasses import replace
from datetime import date

from tests.casework.journey import HOME

from xuke.catalogue.nodes import UNCONFIRMED
from xuke.kernel.case.events import Remedies
from xuke.web.documents.parts import remedies, told_remedies

DAY = date(2026, 1, 20)
TOLD = Remedies(
    reviewer="虚构区人民政府 / 虚构市卫生健康委员会",
    court="虚构区人民法院",
    online="虚构复议平台 https://fuyi.example",
)


def test_what_was_recorded_is_printed_with_its_online_channel() -> None:
    assert told_remedies(TOLD, HOME, DAY) == {
        "reconsideration": "虚构区人民政府或者虚构市卫生健康委员会",
        "court": "虚构区人民法院",
        "online": "虚构复议平台 https://fuyi.example",
    }


def test_what_is_unconfirmed_is_told_as_the_law_names_it_and_no_channel_is_made_up() -> None:
    unnamed = replace(TOLD, reviewer=UNCONFIRMED, court=UNCONFIRMED, online=UNCONFIRMED)

    assert told_remedies(unnamed, HOME, DAY) == {
        "reconsideration": "本级人民政府",
        "court": "有管辖权的人民法院",
        "online": "",
    }


def test_a_decision_that_recorded_none_has_those_of_its_authority() -> None:
    assert told_remedies(None, HOME, DAY) == remedies(HOME, DAY)
