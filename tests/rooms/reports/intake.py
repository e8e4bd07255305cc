"""收件情况统计表: what came in during a period, by item. A second report, declared as any other."""

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from xuke.casework.models import CaseRow
from xuke.casework.stream.keyset import Keyset
from xuke.casework.stream.visibility import visible
from xuke.catalogue import Authority
from xuke.figures.cells import Cell, Headings, Line, Listing
from xuke.figures.lines import item_name
from xuke.figures.period import Period
from xuke.figures.reports import Column, Counted, Definition, Look, Row, Titles
from xuke.kernel.case.machine import CASE
from xuke.kernel.person import Person


def received(authority: str, period: Period) -> Q:
    return Q(authority=authority, received_on__gte=period.start, received_on__lt=period.end)


def count(place: Authority, period: Period) -> Counted:
    cases = CaseRow.objects.filter(received(place.code, period)).order_by("item")
    found = cases.values_list("item").annotate(Count("stream"))
    rows = tuple(row(slug, item_name(slug), number) for slug, number in found)
    return Counted(rows, row("", "合计", sum(one.count("received") for one in rows)))


def row(slug: str, name: str, number: int) -> Row:
    return Row(slug, name, {"item": name, "received": number})


def behind(cell: Cell, person: Person) -> list[QuerySet[CaseRow]]:
    rows: QuerySet[CaseRow] = visible(CASE.kind, person).filter(
        received(cell.authority, cell.period)
    )
    return [rows.filter(item=cell.item) if cell.item else rows]


def line(case: CaseRow) -> Line:
    assert case.received_on
    name, item = case.applicant_name, item_name(case.item)
    return Line(on=case.received_on, name=name, number=case.number, item=item, case=case.stream)


LIST = Listing(
    rows=behind,
    keyset=Keyset(model=CaseRow, order=("received_on", "stream"), size=50),
    line=line,
    headings=Headings(day=_("收件日期"), name=_("申请人"), number=_("办件编号")),
)
INTAKE = Definition(
    slug="intake",
    name=_("收件统计"),
    titles=Titles(year=_("%(authority)s%(year)d年收件情况"), months=_("%(authority)s收件情况")),
    columns=(
        Column(name="item", label=_("事项名称"), look=Look.NAME, width=44),
        Column(name="received", label=_("收件"), listing=LIST),
    ),
    count=count,
    whole="received",
)
