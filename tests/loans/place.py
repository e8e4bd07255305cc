"""物品借用 as the rest of the house knows it."""

from dataclasses import replace
from pathlib import Path

from tests.loans.machine import GRACE, LOAN, Ended, Lent, Loan, Phase, Prolonged

from xuke.casework.stream.kinds import Kind, Seen
from xuke.casework.stream.numbers import take_number
from xuke.casework.stream.rows import Row, at_home, listed, woken
from xuke.casework.stream.tables import numbered
from xuke.gateways.forms import OF_ALL, SEALED
from xuke.web.documents.registry import Document, Facts, Subject
from xuke.web.site.place import Entry, Place
from xuke.web.site.shown import Shown
from xuke.web.words import dates, sentences
from xuke.web.words.worded import Asked, Lapsed, Worded, Words, named


def with_number(lent: Lent, seen: Seen[Loan]) -> Lent:
    year, place = seen.act.on.year, seen.stream.authority
    serial = seen.number(lambda: take_number(place, "loan", year), 0)
    return replace(lent, number=f"借〔{year}〕{serial}号")


def row(loan: Loan) -> Row:
    is_lent = loan.phase is Phase.LENT
    return Row(
        number=loan.lent.number,
        title=loan.lent.thing,
        phase=loan.phase.value,
        opened_on=loan.lent.on,
        due=loan.until if is_lent else None,
        wakes_on=loan.until + GRACE if is_lent else None,
    )


def slip(subject: Subject[Loan]) -> Facts:
    lent = subject.state.lent
    told = {"number": lent.number, "thing": lent.thing, "to": lent.to}
    days = {"on": lent.on.isoformat(), "until": subject.state.until.isoformat()}
    return {"authority": sentences.authority(subject.stream.authority), **told, **days}


TO, DUE, NOTE = Asked("借用人"), Asked("归还日期"), Asked("备注")
COMPLETES = {"lend": with_number}
LOANS = Kind(machine=LOAN, completes=COMPLETES, due=woken("loan"), find=numbered("loan"))
PLACE = Place(
    name="loans",
    kinds=(LOANS,),
    read_models=(listed(LOAN.kind, row),),
    visibilities=(at_home(LOAN.kind),),
    desk=(Entry("", "物品借用", 90, kind=LOAN.kind),),
    shown=(
        Shown(
            kind=LOANS,
            name="物品借用",
            row=row,
            facts=lambda loan: [("借用人", loan.lent.to), (DUE.label, loan.until)],
        ),
    ),
    words=(
        Words(
            kind=LOAN.kind,
            verbs=named(
                Worded("lend", "借出", facts={"thing": Asked("物品"), "to": TO, "until": DUE}),
                Worded("prolong", "续借", facts={"until": DUE}),
                Worded("give-back", "归还", facts={"note": NOTE}),
                Worded("write-off", "核销", facts={"note": NOTE}),
            ),
            told={
                Lent: lambda lent, _: (f"借出{lent.thing}", lent.to),
                Prolonged: lambda one, _: (f"续借至{dates.chinese_date(one.until)}", ""),
                Ended: lambda one, _: ("逾期未还，视为遗失" if one.lost else "结束", one.note),
            },
            phases={"none": "尚未借出", "lent": "借出未还", "ended": "已经了结"},
            refused={
                "loan-too-short": "归还日期%(until)s太早，请改为以后的日期。",
                "own-application": "物品是您借出的，须由其他人核销。",
                "wrong-phase": "这笔借用%(phase)s，不能%(step)s。",
            },
            lapsed={"lost": Lapsed("视为遗失", "笔")},
            guards={"did-not-lend": "不是自己借出的"},
        ),
    ),
    documents=(
        Document(
            kind=LOAN.kind,
            slug="loan-slip",
            title="物品借用单",
            template=Path(__file__).with_name("slip.typ"),
            required=OF_ALL | frozenset({"number", "thing", "to", "until"}),
            optional=SEALED,
            basis=(),
            exists=lambda loan: loan.phase is not Phase.NONE,
            facts=slip,
        ),
    ),
)
