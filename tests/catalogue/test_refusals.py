"""Whatever the catalogue refuses, it names file, line and reason, and all of it at once."""

from pathlib import Path

import pytest
from tests.catalogue.spoiling import CHANGNING, NURSE, PLACE, problems_after

from xuke.catalogue import CatalogueError, check, load

FRAGMENT = "items/_applicant-organisation.yaml"
YEAR = "calendars/2023.yaml"
LAW = "law/nurse-regulations/2020-03-27.yaml"

WORKING_20 = "length: 20, unit: working, basis: administrative-licensing-law/42/1"
PROMISED = "length: 5, unit: working"
ADVERTISEMENT = "items/medical-advertisement/item.yaml"
ONE_YEAR = (
    "  validity: { length: 1, unit: year, basis: medical-advertisement-rules/9, certainty: high }\n"
)
NUMBER = "'{word}公证字〔{year}〕第{serial:04}号'"

REFUSED = [
    # file, what stands there, what is written instead, reason, field
    (PLACE, "serial: 6", "serial: 6\ncolour: red", "unknown-key", "colour"),
    (PLACE, "serial: 6", "serial: 6\nserial: 7", "duplicate-key", "serial"),
    (PLACE, "serial: 6", "", "missing", ""),
    (PLACE, "serial: 6", "serial: six", "not-an-integer", "serial"),
    (PLACE, "serial: 6", "serial: 0", "out-of-range", "serial"),
    (PLACE, "serial: 6", "serial: [6]", "not-a-text", "serial"),
    (PLACE, "serial: 6", "serial: 7", "taken", "serial"),
    (PLACE, ", en: Public-place hygiene permit }", " }", "missing-translation", "name"),
    (PLACE, "zh: 公共场所卫生许可,", "zh: '',", "empty", "name.zh"),
    (PLACE, "aliases: [公共场所卫生许可证,", "aliases: [护士注册,", "taken", "name"),
    (PLACE, "item: public-place-hygiene-permit", "item: other", "wrong-name", "item"),
    (PLACE, "object: organisation", "object: martian", "not-an-option", "object"),
    (PLACE, "version: '2026-12-01'", "version: spring", "not-a-date", "version"),
    (PLACE, "fee: 0", "fee: 100", "fee-without-basis", "fee"),
    (PLACE, "reform: 告知承诺", "reform: 无", "commitment-without-reform", "commitment"),
    (PLACE, "actions: [new,", "actions: [invent,", "not-an-option", "actions"),
    (PLACE, "rules/22", "rules/222", "unknown-citation", "basis[2].cite"),
    (PLACE, "cite: public-places-hygiene-rules/25", "cite: no-such-law/1", "unknown-citation",
     "basis[4].cite"),
    (PLACE, "rules/25, certainty: high", "rules/25, certainty: sure", "not-an-option",
     "basis[4].certainty"),
    (PLACE, WORKING_20, WORKING_20.replace("unit: working, ", ""), "missing",
     "limits.2004-07-01.statutory"),
    (PLACE, "unit: working", "unit: fortnight", "not-an-option",
     "limits.2004-07-01.statutory.unit"),
    (PLACE, PROMISED, "length: 21, unit: working", "committed-above-statutory",
     "limits.2004-07-01.committed.length"),
    (PLACE, PROMISED, "length: 3, unit: month", "committed-above-statutory",
     "limits.2004-07-01.committed.length"),
    (PLACE, "  2004-07-01:", "  someday:", "not-a-date", "limits.someday"),
    (PLACE, "stages: [receipt, acceptance,", "stages: [receipt,", "too-few-stages", "stages"),
    (PLACE, "- { id: floor-plan,", "- { id: test-report,", "duplicate-id", "materials[4].id"),
    (PLACE, "for: [reissue]", "for: [review-renewal]", "unknown-action", "materials[9].for"),
    (PLACE, "for: [reissue]", "for: reissue", "not-a-list", "materials[9].for"),
    (PLACE, "shared: true", "shared: perhaps", "not-a-boolean", "materials[1].shared"),
    (PLACE, "use: _existing-certificate", "use: _nothing", "unknown-fragment", "form[2].use"),
    (PLACE, "- { id: serving_staff,", "- { id: place_name,", "duplicate-id",
     "form[1].fields[6].id"),
    (PLACE, "- { id: serving_staff,", "- { id: issued_on,", "taken", "form[1].fields[6].id"),
    (PLACE, "kind: decimal, min: 0", "kind: decimal, min: zero", "not-a-number",
     "form[1].fields[4].min"),
    (PLACE, "example: '60'", "example: large", "example-refused", "form[1].fields[4].example"),
    (NURSE, "example: 202431000123", "example: 2024311011010519491231002X", "identity-unsealed",
     "form[1].fields[5].example"),
    (PLACE, "from: form.place_address", "from: form.colour", "unknown-source",
     "certificate.face[4].from"),
    (PLACE, "from: computed.issuer", "from: computed.colour", "unknown-source",
     "certificate.face[5].from"),
    (PLACE, "from: computed.issuer", "from: issuer", "unknown-source",
     "certificate.face[5].from"),
    (PLACE, NUMBER, "'{colour}{serial}'", "bad-number-template", "certificate.number"),
    (PLACE, NUMBER, "'{year}'", "bad-number-template", "certificate.number"),
    (PLACE, NUMBER, "'{serial'", "bad-number-template", "certificate.number"),
    (PLACE, NUMBER, "'{serial:x}'", "bad-number-template", "certificate.number"),
    (PLACE, NUMBER, "'{word}水证字〔{year}〕第{serial:04}号'", "taken", "certificate"),
    (PLACE, "  committed: 承诺时限由各实施机关在办事指南中确定\n", "", "doubt-not-listed",
     "limits.2004-07-01.committed.certainty"),
    (PLACE, "  committed: 承诺", "  weather: 承诺", "not-an-option", "unconfirmed.weather"),
    (NURSE, "      modification:\n", "      invention:\n", "unknown-action",
     "limits.2008-05-12.invention"),
    (ADVERTISEMENT, ONE_YEAR, "", "no-validity", "certificate.face"),
    (FRAGMENT, "document: legal_representative_id_kind", "document: colour", "unknown-field",
     "fields[5].document"),
    (FRAGMENT, "delivery_way: 邮寄送达", "colour: 红", "unknown-field", "fields[11].required_when"),
    (FRAGMENT, "delivery_way: 邮寄送达", "delivery_way: 信鸽", "not-an-option",
     "fields[11].required_when"),
    (FRAGMENT, "MA0000000C", "MA0000000D", "example-refused", "fields[1].example"),
    (CHANGNING, "uscc: 待确认", "uscc: 91310105MA0000000D", "bad-check-digit", "uscc"),
    (CHANGNING, "item: nurse-practice", "item: barber", "unknown-item", "offers[12].item"),
    (CHANGNING, "item: nurse-practice", "item: physician-practice", "duplicate-id",
     "offers[15].item"),
    (CHANGNING, "basis: administrative-reconsideration-law/24, ", "", "missing",
     "remedies.reconsideration"),
    (CHANGNING, "  litigation: { body", "  appeal: { body", "missing", "remedies"),
    (CHANGNING, "remedies:\n", "remedy:\n", "missing", ""),
    (CHANGNING, "hours: {", "times: {", "missing", ""),
    (CHANGNING, "contact: {", "contact: [{", "not-yaml", ""),
    (PLACE, "limits:\n  2004-07-01:", "limits:\n  2004-07-01: 20\nlimit:", "not-a-mapping",
     "limits.2004-07-01"),
    (PLACE, "guide:\n", "guides:\n", "missing", ""),
    (PLACE, "  check_within: {", "  within: {", "missing", "commitment"),
    (PLACE, "    - 已取得营业执照等主体资格证明。", "    - [已取得]", "not-a-text",
     "guide.conditions"),
    (CHANGNING, "open: '09:00'", "open: morning", "not-a-time", "hours.open"),
    (CHANGNING, "open: '09:00'", "open: '19:00'", "span-reversed", "hours.close"),
    (CHANGNING, "division: '310105'", "division: changning", "wrong-name", "division"),
    (CHANGNING, "authority: 310105-wjw", "authority: other", "wrong-name", "authority"),
    (CHANGNING, "reconsideration-law/24", "reconsideration-law/240", "unknown-citation",
     "remedies.reconsideration.basis"),
    (YEAR, "until: 2023-01-27", "until: 2024-01-27", "day-outside-year", "holidays[1].until"),
    (YEAR, "until: 2023-01-27", "until: 2023-01-01", "span-reversed", "holidays[1].until"),
    (YEAR, "since: 2023-01-21", "since: 2023-01-02", "duplicate-id", "holidays[1].since"),
    (YEAR, "day: 2023-01-28", "day: 2023-01-30", "not-a-weekend", "make_up[0].day"),
    (YEAR, "{ day: 2023-01-28", "{ on: 2023-01-28", "switch-key", "make_up[0].on"),
    (PLACE, "serial: 6", "serial: 6\nYes: 6", "switch-key", "Yes"),
    (PLACE, "serial: 6", "serial: 6\noff: 6", "switch-key", "off"),
    (YEAR, "year: 2023", "year: 2022", "wrong-name", "year"),
    (LAW, "in_force_from: 2020-03-27", "in_force_from: 2020-03-28", "wrong-name", "in_force_from"),
    (LAW, "  7: ", "  seven: ", "unknown-citation", "provisions.seven"),
    (LAW, "certainty: high", "certainty: low", "doubt-not-listed", "certainty"),
    (LAW, "provisions:\n", "confirmed:\n  99: 转载的全文\nprovisions:\n", "unknown-citation",
     "confirmed.99"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "reason", "field"),
    REFUSED,
    ids=[f"{reason}-{number}" for number, (*_, reason, _) in enumerate(REFUSED)],
)
def test_what_is_refused_names_file_line_and_reason(
    folder: Path, file: str, old: str, new: str, reason: str, field: str
) -> None:
    found = problems_after(folder, file, old, new)
    mine = [one for one in found if one.reason_code == reason and one.file == f"data/{file}"]

    if not mine:  # of two that claim the same, the later one is told
        mine = [one for one in found if one.reason_code == reason == "taken"]
    assert mine, [str(one) for one in found]
    assert mine[0].line >= 1
    assert mine[0].field == field
    assert f"第 {mine[0].line} 行" in str(mine[0])


def test_the_line_is_that_of_the_value(folder: Path) -> None:
    path = folder / PLACE
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("object:"))

    problem = problems_after(folder, PLACE, "object: organisation", "object: martian")[0]

    assert (problem.line, problem.value) == (line, "martian")
    assert str(problem).endswith("可选：person、organisation、both。")


def test_all_mistakes_of_all_files_are_told_at_once(folder: Path) -> None:
    problems_after(folder, PLACE, "object: organisation", "object: martian")
    problems_after(folder, YEAR, "day: 2023-01-28", "day: 2023-01-30")
    problems_after(folder, CHANGNING, "item: nurse-practice", "item: barber")

    with pytest.raises(CatalogueError) as caught:
        load(folder)

    assert {one.file.split("/")[1] for one in caught.value.problems} == {
        "items",
        "calendars",
        "authorities",
    }
    assert len(str(caught.value).splitlines()) == len(caught.value.problems)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"item: [", "not-yaml"),
        (b"- a\n- b\n", "not-a-mapping"),
        (b"", "not-a-mapping"),
        (b"item: \xff\xfe", "unreadable"),
        (b"item: a\n\tb: c\n", "not-yaml"),
    ],
)
@pytest.mark.parametrize("file", [PLACE, FRAGMENT, CHANGNING, YEAR, LAW])
def test_a_file_that_is_no_mapping_is_refused(
    folder: Path, file: str, content: bytes, reason: str
) -> None:
    (folder / file).write_bytes(content)

    found = [one for one in check(folder) if one.file == f"data/{file}"]

    assert [one.reason_code for one in found] == [reason]


@pytest.mark.parametrize("file", [PLACE, CHANGNING])
def test_a_file_with_nothing_right_is_refused_line_by_line(folder: Path, file: str) -> None:
    (folder / file).write_text("a: 1\nb: [2]\n", encoding="utf-8")

    found = [one for one in check(folder) if one.file == f"data/{file}"]

    assert {one.reason_code for one in found} >= {"missing", "unknown-key"}


def test_limits_ascend_by_the_day_in_force(folder: Path) -> None:
    found = problems_after(
        folder, "items/physician-practice/item.yaml", "  1999-05-01:", "  2023-05-01:"
    )

    assert [one.reason_code for one in found] == ["overlapping-versions"]


def test_two_versions_of_a_statute_do_not_start_together(folder: Path) -> None:
    path = folder / "law/civil-code/2021-01-01.yaml"
    later = folder / "law/civil-code/2022-01-01.yaml"
    later.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")

    reasons = {one.reason_code for one in check(folder)}

    assert reasons == {"wrong-name", "overlapping-versions"}


def test_every_action_has_materials(folder: Path) -> None:
    found = problems_after(
        folder, NURSE, "reissue, deregistration, other] }", "reissue, deregistration] }"
    )

    assert ("no-material", "materials") in {(one.reason_code, one.field) for one in found}


def test_a_good_folder_has_no_problem(folder: Path) -> None:
    assert check(folder) == []
    assert len(load(folder).items) == 18
