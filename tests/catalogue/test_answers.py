"""Answers to a form: what is taken, and by which code the rest is told."""

from datetime import date

import pytest

from xuke import catalogue
from xuke.catalogue.applicants import applicant_of, is_collected_at_window
from xuke.catalogue.form import NUMBERS
from xuke.catalogue.identifiers.resident import check_character

TODAY = date(2026, 3, 2)
PLACE = catalogue.item("public-place-hygiene-permit")
NURSE = catalogue.item("nurse-practice")
SETTING_UP = catalogue.item("medical-institution-establishment")


def codes(item: catalogue.LicenceItem, **changed: str) -> dict[str, str]:
    return catalogue.check_form(item, "new", item.model_application() | changed, today=TODAY)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("applicant_name", "", "required"),
        ("applicant_name", "   ", "required"),
        ("applicant_name", "长" * 201, "too-long"),
        ("applicant_name", "示例\x00单位", "bad-form"),
        ("applicant_id", "91310105MA0000000D", "bad-check-digit"),
        ("applicant_id", "12345", "bad-length"),
        ("applicant_kind", "外星企业", "not-an-option"),
        ("legal_representative_id", "110105194912310021", "bad-check-digit"),
        ("legal_representative_id", "11010519491331002X", "bad-check-digit"),
        ("legal_representative_id", "abc", "bad-form"),
        ("contact_phone", "1234", "bad-form"),
        ("contact_phone", "12800000000", "bad-form"),
        ("postcode", "2000500", "bad-form"),
        ("serving_staff", "3.5", "not-an-integer"),
        ("serving_staff", "三", "not-an-integer"),
        ("serving_staff", "３", "not-an-integer"),
        ("serving_staff", "-1", "below-minimum"),
        ("serving_staff", "100001", "above-maximum"),
        ("floor_area", "很大", "not-a-number"),
        ("floor_area", "1e9", "not-a-number"),
    ],
)
def test_what_cannot_be_taken_is_told_by_code(field: str, value: str, code: str) -> None:
    assert codes(PLACE, **{field: value}) == {field: code}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("contact_phone", "021-62345678"),
        ("contact_phone", "0755-12345678-123"),
        ("contact_phone", "13912345678"),
        ("postcode", ""),
        ("applicant_id", "91310105ma0000000c"),
        ("legal_representative_id", "11010519491231002x"),
        ("legal_representative_id", "110105491231002"),
        ("business_items", "理发\n美容"),
        ("floor_area", "60.5"),
    ],
)
def test_what_people_really_write_is_taken(field: str, value: str) -> None:
    assert codes(PLACE, **{field: value}) == {}


@pytest.mark.parametrize(
    ("value", "code"),
    [("2026-03-02", ""), ("2026-03-03", "date-in-future"), ("2.3.2020", "not-a-date"),
     ("2025-02-29", "not-a-date"), ("9999-12-31", "not-a-date"), ("0001-01-01", "not-a-date")],
)  # fmt: skip
def test_a_past_day_is_a_real_day_not_after_today(value: str, code: str) -> None:
    assert codes(NURSE, graduated_on=value).get("graduated_on", "") == code


@pytest.mark.parametrize(
    ("document", "number", "code"),
    [
        ("居民身份证", "110105202603030017", "bad-check-digit"),
        ("居民身份证", "110105194902300017", "bad-check-digit"),
        ("港澳居民来往内地通行证", "H12345678", ""),
        ("港澳居民来往内地通行证", "12345678", "bad-form"),
        ("台湾居民来往大陆通行证", "12345678", ""),
        ("护照", "E12345678", ""),
        ("护照", "护照一号", "bad-form"),
        ("外国人永久居留身份证", "ABC123456789012", ""),
    ],
)
def test_a_number_is_judged_by_its_document(document: str, number: str, code: str) -> None:
    found = codes(NURSE, applicant_id_kind=document, applicant_id=number)

    assert found.get("applicant_id", "") == code


@pytest.mark.parametrize(
    ("digits", "code"),
    [("11010520260303001", "date-in-future"), ("11010519490230001", "not-a-date"),
     ("11010520240229001", "")],
)  # fmt: skip
def test_a_person_was_born_on_a_real_day_not_after_today(digits: str, code: str) -> None:
    found = codes(NURSE, applicant_id=digits + check_character(digits))

    assert found.get("applicant_id", "") == code


def test_an_unknown_region_is_only_a_warning() -> None:
    number = "99010519491231002" + check_character("99010519491231002")
    values = NURSE.model_application() | {"applicant_id": number}

    assert codes(NURSE, applicant_id=number) == {}
    assert catalogue.form_warnings(NURSE, "new", values) == {"applicant_id": "unknown-region"}
    assert catalogue.form_warnings(NURSE, "new", NURSE.model_application()) == {}


def test_an_address_is_needed_only_for_the_post() -> None:
    assert codes(PLACE, delivery_address="") == {}
    assert codes(PLACE, delivery_address="", delivery_way="邮寄送达") == {
        "delivery_address": "required"
    }


@pytest.mark.parametrize("number", ["91310105MA0000000C", "11010519491231002X"])
def test_organisation_or_person_may_apply_to_set_up_an_institution(number: str) -> None:
    assert codes(SETTING_UP, applicant_id=number) == {}


@pytest.mark.parametrize(
    ("number", "code"),
    [("110105194912310021", "bad-check-digit"), ("91310105MA0000000D", "bad-check-digit"),
     ("A", "bad-length")],
)  # fmt: skip
def test_neither_of_both_is_refused(number: str, code: str) -> None:
    assert codes(SETTING_UP, applicant_id=number) == {"applicant_id": code}


def test_a_question_that_is_not_asked_is_named() -> None:
    assert codes(PLACE, horoscope="白羊座") == {"horoscope": "unknown-field"}


def test_the_old_certificate_is_asked_for_only_where_there_is_one() -> None:
    new = {field.id for field in PLACE.fields("new")}
    renewal = {field.id for field in PLACE.fields("renewal")}

    assert renewal - new == {"existing_number", "existing_until", "change_content"}


def test_all_wrong_answers_are_told_at_once() -> None:
    found = catalogue.check_form(PLACE, "new", {}, today=TODAY)

    assert len(found) >= 20
    assert set(found.values()) == {"required"}


def test_sensitive_answers_are_named_for_sealing() -> None:
    assert {"legal_representative_id", "contact_phone"} <= PLACE.sensitive
    assert {"applicant_id", "birth_date", "mailing_address"} <= NURSE.sensitive


def test_who_applies_is_read_from_the_answers() -> None:
    values = SETTING_UP.model_application()

    assert applicant_of(SETTING_UP.object, values).kind == "organisation"
    assert applicant_of(SETTING_UP.object, values | {"applicant_type": "个人"}).kind == "person"
    assert applicant_of(NURSE.object, NURSE.model_application()).kind == "person"


def test_whoever_comes_to_the_window_was_not_served_online_alone() -> None:
    assert is_collected_at_window({"delivery_way": "窗口领取"})
    assert not is_collected_at_window(PLACE.model_application())


LATIN = "Maria Guadalupe Fernandez de la Concepcion y Rodriguez-Villanueva"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("applicant_id", "9131 0105－ma00 0000 0c", id="a credit code with blanks"),
        pytest.param("legal_representative", LATIN, id="65 Latin letters"),
        pytest.param("legal_representative", "买买提・吐尔逊", id="another middle dot"),
        pytest.param("legal_representative", "张\u3000三", id="U+3000"),
        pytest.param("legal_representative", "张\u00a0三", id="NBSP"),
        pytest.param("legal_representative", "王\U00031350", id="Unicode 15"),
        pytest.param("legal_representative", "王\U0002ebf0", id="Unicode 15.1"),
        pytest.param("legal_representative", "王\ue815", id="private use"),
        pytest.param("applicant_name", "虚构\u200b示例\u202e单位", id="signs that nobody sees"),
        pytest.param("registered_address", "示例路１号\u3000２楼", id="full width in an address"),
        pytest.param("business_items", "\u3000\u3000理发\n\u3000\u3000美容", id="indented lines"),
        pytest.param("contact_phone", "+852 2123 4567", id="Hong Kong"),
        pytest.param("contact_phone", "+86 138 0000 0000", id="+86"),
        pytest.param("contact_phone", "400-820-1234", id="a 400 number"),
        pytest.param("contact_phone", "021-62345678转801", id="an extension"),
        pytest.param("postcode", "２０００５０", id="a postcode in full width"),
    ],
)
def test_what_looks_right_is_right(field: str, value: str) -> None:
    assert codes(PLACE, **{field: value}) == {}


def test_a_name_may_have_a_hundred_letters_and_no_more() -> None:
    assert codes(PLACE, legal_representative="A" * 100) == {}
    assert codes(PLACE, legal_representative="A" * 101) == {"legal_representative": "too-long"}


def test_unseen_signs_do_not_count() -> None:
    assert codes(PLACE, legal_representative="张\u200b" * 100) == {}
    assert codes(PLACE, legal_representative="\u200b") == {"legal_representative": "required"}


def test_a_character_of_private_use_is_a_warning() -> None:
    values = NURSE.model_application() | {"applicant_name": "王\ue815"}

    assert catalogue.form_warnings(NURSE, "new", values) == {"applicant_name": "private-use"}


@pytest.mark.parametrize(
    ("document", "number"),
    [
        pytest.param("居民身份证", "11010519491231002X", id="resident card"),
        pytest.param("居民身份证", "110105491231002", id="fifteen digits"),
        pytest.param("港澳台居民居住证", "810000194912310027", id="residence permit"),
        pytest.param("外国人永久居留身份证", "911840194912310022", id="permanent residence"),
    ],
)
def test_birth_and_sex_that_the_number_contradicts_are_told_with_both(
    document: str, number: str
) -> None:
    digits = number[:17]
    whole = digits + check_character(digits) if len(number) == 18 else number
    person = {"applicant_id_kind": document, "applicant_id": whole}

    assert codes(NURSE, **person) == {}
    assert codes(NURSE, **person, birth_date="1950-01-01", gender="男") == {
        "birth_date": "birth-differs:1950-01-01:1949-12-31",
        "gender": "sex-differs:男:女",
    }


@pytest.mark.parametrize("document", ["护照", "港澳居民来往内地通行证"])
def test_a_number_that_tells_no_birth_contradicts_nothing(document: str) -> None:
    person = {"applicant_id_kind": document, "applicant_id": "H12345678"}

    assert codes(NURSE, **person, birth_date="1950-01-01", gender="男") == {}


def test_a_wrong_number_contradicts_nothing() -> None:
    found = codes(NURSE, applicant_id="110105194912310021", birth_date="1950-01-01")

    assert found == {"applicant_id": "bad-check-digit"}


def test_an_answer_has_a_normal_form() -> None:
    fields = {field.id: field for field in PLACE.fields("new")}
    told = {
        "applicant_id": "9131 0105 ma00 0000 0c",
        "legal_representative_id_kind": "居民身份证",
        "legal_representative_id": "110105491231002",
        "contact_phone": "138 0000 0000",
        "legal_representative": "买买提・吐尔逊",
    }

    normal = {name: catalogue.normal_answer(fields[name], told) for name in told}

    assert normal == {
        "applicant_id": "91310105MA0000000C",
        "legal_representative_id_kind": "居民身份证",
        "legal_representative_id": "11010519491231002X",
        "contact_phone": "+8613800000000",
        "legal_representative": "买买提・吐尔逊",
    }


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("19491231", "1949-12-31", id="without hyphens"),
        pytest.param("1949-W53-6", "1949-W53-6", id="a week that the year has not"),
        pytest.param("2010-W26-6", "2010-07-03", id="by its week"),
        pytest.param(" 2020\u200b-06-30 ", "2020-06-30", id="with blanks and what nobody sees"),
        pytest.param("去年六月", "去年六月", id="no day stays as it was typed"),
        pytest.param("", "", id="not answered"),
    ],
)
def test_a_day_has_one_form_whichever_way_it_is_typed(typed: str, kept: str) -> None:
    field = next(one for one in NURSE.fields("new") if one.id == "birth_date")

    assert catalogue.as_typed(NURSE, {field.id: typed}) == {field.id: kept}
    assert catalogue.normal_answer(field, {field.id: typed}) == kept.strip()


def test_a_day_in_another_field_is_a_text() -> None:
    assert catalogue.as_typed(NURSE, {"applicant_name": "19491231"}) == {
        "applicant_name": "19491231"
    }


def test_figures_of_a_chinese_keyboard_are_figures() -> None:
    item = catalogue.item("public-place-hygiene-permit")
    numbers = [one.id for one in item.fields("new") if one.kind in NUMBERS]
    typed = item.model_application("new") | dict.fromkeys(numbers, "１，２００")

    kept = catalogue.as_typed(item, typed)

    assert {kept[name] for name in numbers} == {"1200"}
    assert not catalogue.check_form(item, "new", kept, today=date(2026, 3, 2)).keys() & {*numbers}
