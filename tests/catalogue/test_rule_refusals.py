"""What the catalogue refuses of procedures, licences and delegations: file, line and reason."""

from pathlib import Path

import pytest
from tests.catalogue.spoiling import CHANGNING, NURSE, PLACE, problems_after

from xuke.catalogue import check, load
from xuke.kernel.law.limit import Span, Unit

CASE = "items/medical-institution-practice/item.yaml"
CARD = "items/narcotic-drug-purchase/item.yaml"
PHYSICIAN = "items/physician-practice/item.yaml"
ADVERTISEMENT = "items/medical-advertisement/item.yaml"
WATER = "items/drinking-water-supply/item.yaml"
MATERNAL = "items/maternal-infant-care/item.yaml"
HUADU = "authorities/440114-wjj.yaml"
JIANGHAI = "authorities/440704-wjj.yaml"

LEAD = (
    "renewal_lead: { length: 30, unit: calendar, basis: nurse-regulations/10/1, certainty: high }"
)
LEAD_OF_LAW = "{ length: 30, unit: calendar, basis: administrative-licensing-law/50/1,"
LEAD_OF_CARD = "{ length: 3, unit: month, basis: narcotic-purchase-card-rules/6,"
BY_A_RULE = """basis: physicians-law/17/1/2, certainty: high }
      - { id: by-rule, name: 只由规章规定的情形, basis: medical-institutions-rules/37"""
REPORT = "within: { length: 30, unit: calendar }, basis: physicians-law/17/2"
ANSWER = "correction_answer: { length: 60, unit: calendar, certainty: medium }"

TOLERANT = f"""  {ANSWER}
tolerance:
  mode: before-decision
  within: {{ length: 5, unit: working, certainty: high }}
"""

DECIDED = (
    "statutory: { length: 20, unit: working, basis: administrative-licensing-law/42/1,"
    " certainty: high }"
)
FORTY_DAYS = (
    "statutory: { length: 40, unit: calendar, basis: narcotic-purchase-card-rules,"
    " certainty: medium }"
)

REFUSED = [
    # file, what stands there, what is written instead, reason, field
    (CASE, "site_verification: [new]", "site_verification: [invent]", "unknown-action",
     "procedure.site_verification"),
    (CASE, "site_verification: [new]", "site_verification: new", "not-a-list",
     "procedure.site_verification"),
    (CASE, "site_verification: [new]", "expert_review: [new]", "stage-not-listed",
     "procedure.expert_review"),
    (CASE, "site_verification: [new]", "course: winding", "not-an-option", "procedure.course"),
    (CASE, "site_verification: [new]", "rectification_pauses: maybe", "not-a-boolean",
     "procedure.rectification_pauses"),
    (CASE, "site_verification: [new]", "siteverification: [new]", "unknown-key",
     "procedure.siteverification"),
    (CASE, ANSWER, ANSWER.replace("60", "none"), "not-an-integer",
     "procedure.correction_answer.length"),
    (NURSE, ANSWER, ANSWER.replace("unit: calendar, ", ""), "missing",
     "procedure.correction_answer"),
    (NURSE, "  correction-answer: ", "  conditions: ", "doubt-not-listed",
     "procedure.correction_answer.certainty"),
    (CASE, "mode: before-decision", "mode: whenever", "not-an-option", "tolerance.mode"),
    (NURSE, "  within: { length: 5, unit: working, certainty: medium }\n", "", "missing",
     "tolerance"),
    (PHYSICIAN, f"  {ANSWER}\n", TOLERANT, "nothing-may-come-later", "tolerance"),
    (NURSE, LEAD, "renewal_lead: never", "not-a-mapping", "licence.2008-05-12.renewal_lead"),
    (NURSE, LEAD, LEAD.replace("10/1", "100"), "unknown-citation",
     "licence.2008-05-12.renewal_lead.basis"),
    (NURSE, LEAD, LEAD.replace("certainty: high", "certainty: medium"), "doubt-not-listed",
     "licence.2008-05-12.renewal_lead.certainty"),
    (NURSE, LEAD, LEAD.replace("renewal_lead", "renewal_leed"), "unknown-key",
     "licence.2008-05-12.renewal_leed"),
    (NURSE, LEAD, f"late_renewal: {{ policy: ignore, certainty: high }}\n    {LEAD}",
     "not-an-option", "licence.2008-05-12.late_renewal.policy"),
    (NURSE, "licence:\n  2008-05-12:", "licence:\n  in spring:", "not-a-date",
     "licence.in spring"),
    (CASE, "  1994-09-01:\n    renewal_lead", "  2023-09-01:\n    renewal_lead",
     "overlapping-versions", "licence.2009-06-15"),
    (CASE, "{ beds: 100, length: 3", "{ beds: 0, length: 3", "duplicate-id",
     "licence.1994-09-01.verification.every[1].beds"),
    (CASE, "      least: { length: 1, unit: month }\n", "", "missing",
     "licence.1994-09-01.deferral"),
    (CASE, "      practises_from_beds: 1\n", "", "missing", "licence.1994-09-01.deferral"),
    (PHYSICIAN, "{ id: practice-stopped,", "{ id: criminal-penalty,", "duplicate-id",
     "licence.2022-03-01.further_grounds[2].id"),
    (CARD, LEAD_OF_LAW, LEAD_OF_CARD, "lead-beyond-rank", "licence.2005-11-14.renewal_lead.length"),
    (CARD, LEAD_OF_LAW, LEAD_OF_CARD.replace("3, unit: month", "31, unit: calendar"),
     "lead-beyond-rank", "licence.2005-11-14.renewal_lead.length"),
    (CARD, LEAD_OF_LAW, LEAD_OF_CARD.replace("3, unit: month", "23, unit: working"),
     "lead-beyond-rank", "licence.2005-11-14.renewal_lead.length"),
    (CARD, LEAD_OF_LAW, LEAD_OF_CARD.replace(" basis: narcotic-purchase-card-rules/6,", ""),
     "lead-beyond-rank", "licence.2005-11-14.renewal_lead.length"),
    (PHYSICIAN, "basis: physicians-law/17/1/2", BY_A_RULE, "ground-beyond-rank",
     "licence.2022-03-01.further_grounds[1].basis"),
    (ADVERTISEMENT, "unit: year, basis: medical-advertisement-rules/9",
     "unit: year, basis: medical-advertisement-rules", "basis-without-article",
     "certificate.validity.basis"),
    (ADVERTISEMENT, "    not_renewed: { basis: medical-advertisement-rules/9, certainty: high }\n",
     "", "not-renewed-without-basis", "licence.2007-01-01.renewal_lead"),
    (ADVERTISEMENT, "not_renewed: { basis: medical-advertisement-rules/9, certainty",
     "not_renewed: { certainty", "not-renewed-without-basis", "licence.2007-01-01.renewal_lead"),
    (CARD, DECIDED, FORTY_DAYS, "limit-beyond-rank", "limits.2005-11-14.statutory"),
    (CARD, DECIDED, FORTY_DAYS.replace("length: 40", "length: 29"), "limit-beyond-rank",
     "limits.2005-11-14.statutory"),
    (CARD, DECIDED, FORTY_DAYS.replace("40, unit: calendar", "21, unit: working"),
     "limit-beyond-rank", "limits.2005-11-14.statutory"),
    (CARD, DECIDED, FORTY_DAYS.replace("40, unit: calendar", "1, unit: month"),
     "limit-beyond-rank", "limits.2005-11-14.statutory"),
    (CASE, "basis: medical-institutions-rules/37\n      certainty: medium",
     "basis: medical-institutions-rules/37\n      certainty: high", "surer-than-source",
     "licence.1994-09-01.deferral.certainty"),
    (CASE, "since: 2022-05-01, certainty: medium", "since: 2022-05-01, certainty: high",
     "surer-than-source", "basis[0].certainty"),
    (CASE, "basis: medical-institutions-regulations/14, certainty: medium",
     "basis: medical-institutions-regulations/14, certainty: high", "surer-than-source",
     "not_required[0].certainty"),
    (PHYSICIAN, "{ field: criminal_penalty, answers: [刑罚尚未执行完毕]",
     "{ field: criminal_penalty, answers: [不知道]", "not-an-option", "bars[0].answers"),
    (PHYSICIAN, "{ field: penalty_completed_on, length", "{ field: colour, length",
     "unknown-field", "bars[1].field"),
    (PHYSICIAN, "basis: physicians-law/17/1/2", "basis: practising-physicians-law/99",
     "unknown-citation", "licence.2022-03-01.further_grounds[0].basis"),
    (CASE, "medical-institutions-regulations/20, certainty: medium }\n    idle",
     "medical-institutions-regulations/45, certainty: medium }\n    idle",
     "citation-not-in-force", "licence.2022-05-01.idle_after.basis"),
    (PHYSICIAN, REPORT, REPORT.replace("calendar", "moon"), "not-an-option",
     "licence.2022-03-01.duties[0].within.unit"),
    (MATERNAL, "{ field: techniques, parts: [遗传病诊断", "{ parts: [遗传病诊断",
     "part-without-field", "levels[1]"),
    (MATERNAL, "parts: [遗传病诊断, 产前诊断], level", "level", "part-without-field", "levels[1]"),
    (MATERNAL, "parts: [遗传病诊断, 产前诊断], level", "parts: [产检], level", "not-an-option",
     "levels[1].parts"),
    (ADVERTISEMENT, "fields: [ad_text,", "fields: [colour,", "unknown-field",
     "licence.2007-01-01.new_application_for.fields"),
    (PLACE, "answers: [车马店]", "answers: [茶馆]", "not-an-option", "not_required[2].answers"),
    (PLACE, "  - field: place_kind", "  - field: colour", "unknown-field",
     "not_required[0].field"),
    (PLACE, "instead: filing", "instead: prayer", "not-an-option", "not_required[0].instead"),
    (PLACE, "since: 2016-02-03", "since: 2016-02-03\n    until: 2015-02-03", "span-reversed",
     "not_required[1].until"),
    (PLACE, "  actions: [new, renewal]", "  actions: [new, other]", "unknown-action",
     "commitment.actions"),
    (PLACE, "  version: '2025-01-20'\n  replaces", "  replaces", "missing", "commitment"),
    (PLACE, "  consequences: ", "  outcome: ", "missing", "commitment"),
    (PLACE, "basis: public-places-commitment-notice/1", "basis: no-such-notice",
     "unknown-citation", "commitment.basis"),
    (WATER, "29/2, until: 2025-08-31", "29/2, until: 2025-09-01", "citation-not-in-force",
     "basis[0].cite"),
    (WATER, "29/2, until: 2025-08-31", "29/2", "citation-not-in-force", "basis[0].cite"),
    (JIANGHAI, "kind: delegation", "kind: gift", "not-an-option", "delegations[0].kind"),
    (JIANGHAI, "items: [public-place-hygiene-permit]", "items: [barber]", "unknown-item",
     "delegations[0].items"),
    (JIANGHAI, "from: 440704-wjj", "from: 440303-wjj", "not-its-delegation", "delegations[0]"),
    (JIANGHAI, "to: 江门市江海区各街道办事处", "to: 999999-wjj", "unknown-authority",
     "delegations[0].to"),
    (JIANGHAI, "since: 2021-01-01", "since: spring", "not-a-date", "delegations[0].since"),
    (JIANGHAI, "since: 2021-01-01", "since: 2021-01-01\n    until: 2020-01-01", "span-reversed",
     "delegations[0].until"),
    (JIANGHAI, "    announced_on: 待确认\n", "", "missing", "delegations[0]"),
    (JIANGHAI, "licensing-law/24/1", "licensing-law/240", "unknown-citation",
     "delegations[0].basis"),
    (JIANGHAI, "  delegations: 公告", "  word: 公告", "doubt-not-listed",
     "delegations[0].certainty"),
    (HUADU, "    scope:", "    actions: [invent]\n    scope:", "not-an-option",
     "delegations[0].actions"),
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

    assert mine, [str(one) for one in found]
    assert mine[0].field == field
    assert f"第 {mine[0].line} 行" in str(mine[0])


PASSED_ON = """delegations:
  - kind: delegation
    from: {giver}
    to: {taker}
    items: [public-place-hygiene-permit]
    announced_on: 2021-01-01
    announcement: 虚构公告
    since: 2021-01-01
    basis: administrative-licensing-law/24/1
    certainty: high
offers: #"""


def test_what_was_delegated_is_not_delegated_on(folder: Path) -> None:
    received = PASSED_ON.format(giver="440000-wjw", taker="310105-wjw")
    given = PASSED_ON.format(giver="310105-wjw", taker="440303-wjj").removesuffix("offers: #")

    lines = received.replace("offers: #", given.removeprefix("delegations:\n") + "offers: #")
    found = problems_after(folder, CHANGNING, "offers: #", lines)

    assert [(one.reason_code, one.field, one.value) for one in found] == [
        ("sub-delegation", "delegations[1].from", "310105-wjw")
    ]
    line = (folder / CHANGNING).read_text(encoding="utf-8").splitlines()[found[0].line - 1]
    assert line.strip() == "from: 310105-wjw"
    assert "不得再委托" in str(found[0])


def test_a_bar_after_a_broken_promise_is_read(folder: Path) -> None:
    found = problems_after(
        folder,
        NURSE,
        "  mode: before-decision\n",
        "  mode: before-decision\n  bar: { length: 1, unit: year, certainty: medium }\n",
    )

    tolerance = load(folder).items["nurse-practice"].tolerance
    assert found == []
    assert tolerance is not None
    assert tolerance.bar == Span(1, Unit.YEAR)


def test_an_item_without_the_new_parts_still_loads(folder: Path) -> None:
    path = folder / NURSE
    text = path.read_text(encoding="utf-8")
    for begin, end in (("procedure:", "guide:"), ("licence:", "faq:")):
        text = text[: text.index(f"\n{begin}") + 1] + text[text.index(f"\n{end}") + 1 :]
    path.write_text(text, encoding="utf-8")

    assert check(folder) == []
