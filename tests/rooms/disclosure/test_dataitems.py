"""What is told of a grant: of an organisation, of a person, of the past."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from tests.casework import journey, officials
from tests.rooms.disclosure.publishing import record_of
from tests.rooms.register.history import imported, past

from xuke.casework.sealing import APPLICANT, seal_identity, vault
from xuke.catalogue.disclosure_standard import standard
from xuke.rooms.disclosure import dataitems
from xuke.rooms.disclosure.dataitems import lacking, public, public_holder, reported
from xuke.rooms.disclosure.models import Disclosure
from xuke.web.words import holders

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 4)


def made(**changes: object) -> Disclosure:
    """Return a record of a grant without more facts than are named."""
    known: dict[str, object] = {
        "stream": uuid4(),
        "authority": journey.HOME,
        "issuer": journey.HOME,
        "item": journey.ITEM,
        "document": "长卫许〔2026〕1号",
        "holder_kind": "organisation",
        "holder_name": "虚构理发店",
        "decided_on": TODAY,
        "facts": {"action": "new"},
    }
    return Disclosure(**known | changes)


def test_an_organisation_is_reported_with_its_code_and_representative() -> None:
    told = reported(record_of(journey.issued()), TODAY)

    assert list(told) == [one.code for one in standard().columns]
    assert told == {
        "XK_XDR_MC": "虚构示例单位",
        "XK_XDR_LB": "法人及非法人组织",
        "XK_XDR_SHXYM": "91310105MA0000000C",
        "XK_XDR_GSZC": "",
        "XK_XDR_ZZJG": "",
        "XK_XDR_SWDJ": "",
        "XK_XDR_SYDW": "",
        "XK_XDR_SHZZ": "",
        "XK_FRDB": "张某某",
        "XK_FR_ZJLX": "身份证",
        "XK_FR_ZJHM": "11010519491231002X",
        "XK_XDR_ZJLX": "",
        "XK_XDR_ZJHM": "",
        "XK_XKWS": "准予行政许可决定书",
        "XK_WSH": "长卫许〔2026〕1号",
        "XK_XKLB": "普通",
        "XK_XKZS": "公共场所卫生许可证",
        "XK_XKBH": "长卫公证字〔2026〕第0001号",
        "XK_NR": "公共场所卫生许可；经营项目：理发",
        "XK_JDRQ": "2026/03/04",
        "XK_YXQZ": "2026/03/04",
        "XK_YXQZI": "2030/03/03",
        "XK_XKJG": "上海市长宁区卫生健康委员会",
        "XK_XKJGDM": "",
        "XK_ZT": "1",
        "XK_LYDW": "上海市长宁区卫生健康委员会",
        "XK_LYDWDM": "",
        "BZ": "",
    }


def test_a_person_is_reported_without_a_code_and_with_the_own_document() -> None:
    told = reported(record_of(journey.issued("nurse-practice")), TODAY)

    assert told["XK_XDR_LB"] == "自然人"
    assert (told["XK_XDR_ZJLX"], told["XK_XDR_ZJHM"]) == ("身份证", "11010519491231002X")
    assert not told["XK_XDR_SHXYM"] + told["XK_FRDB"] + told["XK_FR_ZJLX"] + told["XK_FR_ZJHM"]


def test_a_person_who_sets_up_an_institution_is_reported_by_the_document_asked_for_both() -> None:
    sealed, _index = seal_identity("person", "11010519491231002X")
    facts = {"action": "new", "identity": sealed, "legal_representative_id_kind": "护照"}
    item = "medical-institution-establishment"

    told = reported(made(item=item, holder_kind="person", holder_name="张某", facts=facts), TODAY)

    assert (told["XK_XDR_ZJLX"], told["XK_FR_ZJLX"]) == ("护照号", "")
    assert told["XK_XDR_ZJHM"] == "11010519491231002X"


def test_a_self_employed_person_is_a_kind_of_its_own() -> None:
    told = reported(made(facts={"action": "new", "applicant_kind": "个体工商户"}), TODAY)

    assert told["XK_XDR_LB"] == "个体工商户"


def test_a_licence_without_end_ends_in_2099() -> None:
    told = reported(record_of(journey.issued("physician-practice")), TODAY)

    assert told["XK_YXQZI"] == "2099/12/31"


def test_a_licence_is_invalid_from_the_day_after_its_term() -> None:
    record = made(facts={"action": "new", "valid_until": "2026-03-04"})

    assert reported(record, date(2026, 3, 4))["XK_ZT"] == "1"
    assert reported(record, date(2026, 3, 5))["XK_ZT"] == "2"


def test_a_decision_without_a_number_is_named_by_its_certificate() -> None:
    record = made(document="", facts={"action": "new", "certificate_number": "证1"})

    assert reported(record, TODAY)["XK_WSH"] == "证1"


def test_what_is_too_long_is_cut_to_the_length_of_its_item() -> None:
    assert len(reported(made(holder_name="虚" * 300), TODAY)["XK_XDR_MC"]) == 200


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        pytest.param("nurse-practice", "欧阳**", id="a person is masked"),
        pytest.param("physician-practice", "欧阳虚构", id="doctors are announced in full"),
    ],
)
def test_a_person_s_name_is_public_as_the_item_prescribes(item: str, shown: str) -> None:
    assert public_holder(made(item=item, holder_kind="person", holder_name="欧阳虚构")) == shown


def test_a_name_that_must_not_be_public_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holders, "standard", _nameless)

    assert public_holder(made(holder_kind="person", holder_name="张三")) == "（姓名不公示）"
    assert public_holder(made(holder_name="虚构理发店")) == "虚构理发店"


def _nameless() -> object:
    return replace(standard(), names={journey.ITEM: "none"})


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("11010519491231002X", id="an identity number"),
        pytest.param("110105491231002", id="an old identity number"),
        pytest.param("13800000000", id="a phone"),
    ],
)
def test_a_person_s_number_in_the_place_of_a_code_is_not_public(number: str) -> None:
    sealed, _index = seal_identity("organisation", number)

    assert number not in public(made(facts={"action": "new", "identity": sealed}), TODAY).values()


def test_what_a_record_lacks_is_told_by_whom_it_concerns() -> None:
    organisation = {one.code for one in lacking(made())}
    person = {one.code for one in lacking(made(holder_kind="person"))}

    assert organisation - dataitems.OF_THE_AUTHORITY == {"XK_XDR_SHXYM", "XK_FRDB"}
    assert person - dataitems.OF_THE_AUTHORITY == {"XK_XDR_ZJLX", "XK_XDR_ZJHM"}
    assert dataitems.OF_THE_AUTHORITY & organisation == {"XK_XKJGDM", "XK_LYDWDM"}


@pytest.mark.parametrize("item", ["public-place-hygiene-permit", "nurse-practice"])
def test_a_case_of_ours_lacks_nothing_but_the_authority_s_code(item: str) -> None:
    missing = {one.code for one in lacking(record_of(journey.issued(item)))}

    assert missing == {"XK_XKJGDM", "XK_LYDWDM"}


def test_a_grant_is_due_on_the_seventh_working_day_after_the_decision() -> None:
    record = record_of(journey.granted())

    assert (record.decided_on, record.due) == (date(2026, 3, 4), date(2026, 3, 13))


def test_a_refusal_is_no_record() -> None:
    stream = journey.examined(passed=False)
    why = officials.Refusal(
        reason="conditions-not-met",
        facts="现场核查：消毒间面积三平方米。",
        text="消毒间面积不足，不能分类消毒用品用具。",
        basis="administrative-licensing-law/38/2",
    )
    officials.refuse(stream, why, journey.act(journey.HEAD, days=2))

    assert not Disclosure.objects.exists()


def test_the_past_is_told_with_what_is_known_and_says_so() -> None:
    history = past("P1", certificate_number="证1", valid_until=date(2027, 3, 7))
    imported(history)

    told = reported(record_of(history.stream.id), TODAY)

    assert (told["XK_JDRQ"], told["XK_YXQZ"], told["XK_YXQZI"]) == (
        "2023/03/08",
        "2023/03/08",
        "2027/03/07",
    )
    assert (told["XK_WSH"], told["XK_NR"], told["BZ"]) == (
        "证1",
        "公共场所卫生许可",
        "历史数据导入",
    )


@pytest.mark.parametrize(
    "spelt", ["9131 0105-MA00 0000 0C", "９１３１０１０５ｍａ０００００００ｃ"]
)
def test_a_credit_code_is_reported_whole_however_it_was_recorded(spelt: str) -> None:
    sealed = vault().seal(spelt, APPLICANT)

    told = reported(made(facts={"action": "new", "identity": sealed}), TODAY)

    assert told["XK_XDR_SHXYM"] == "91310105MA0000000C"


def test_what_is_too_long_for_a_credit_code_is_none() -> None:
    sealed, _index = seal_identity("organisation", "91310105MA0000000C-1")
    record = made(facts={"action": "new", "identity": sealed})

    assert reported(record, TODAY)["XK_XDR_SHXYM"] == ""
    assert "XK_XDR_SHXYM" in {one.code for one in lacking(record)}
