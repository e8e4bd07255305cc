"""A row of what an authority states of itself: an indicator's value of some days, with evidence."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from xuke.catalogue.indicator import Indicator
from xuke.figures.stated import statable
from xuke.kernel.person import IMPORT
from xuke.kernel.stated_figure import FigureStated
from xuke.rooms.imports.cells import Cells
from xuke.rooms.imports.labels import FACT_LABELS
from xuke.rooms.imports.layout import Columns

FACT_COLUMNS: Final = Columns(
    required=("indicator", "since", "until", "value", "evidence"), labels=FACT_LABELS
)
LONGEST: Final = 1000


@dataclass(frozen=True, slots=True)
class FactLine:
    """One row: an indicator, its days and its value."""

    stated: FigureStated
    borne: None = None

    @property
    def name(self) -> str:
        """Return what must not occur twice: the indicator and its days."""
        one = self.stated
        return json.dumps([one.indicator, one.since.isoformat(), one.until.isoformat()])


def read_fact(cells: Cells) -> FactLine | None:
    """Read one row; nothing where it has faults, which the cells then hold."""
    one = _indicator(cells)
    since = cells.any_day("since", required=True)
    if one and since and since < one.since:
        cells.wrong("since", _("这个指标自 %(day)s 起采用。") % {"day": one.since})
    until = _last(cells, since)
    value = _value(cells, one)
    evidence = cells.text("evidence", longest=LONGEST, required=True, many_lines=True)
    if cells.problems or one is None or since is None or until is None or value is None:
        return None
    return FactLine(
        FigureStated(
            on=cells.today,
            by=IMPORT,
            indicator=one.id,
            since=since,
            until=until,
            value=value,
            evidence=evidence,
        )
    )


def _indicator(cells: Cells) -> Indicator | None:
    """Return the indicator that a cell names, by its id or its whole name."""
    text = cells.text("indicator", longest=LONGEST, required=True)
    one = _by_name().get(text)
    if text and one is None:
        cells.wrong(
            "indicator",
            _("没有可以填报的这个指标：请写指标的编号或者名称，用 xuke figure list 查看。"),
        )
    return one


def _by_name() -> Mapping[str, Indicator]:
    """Return what may be stated by id, and by name where no other has it."""
    known = statable()
    names = [one.name for one in known]
    named = {one.name: one for one in known if names.count(one.name) == 1}
    return named | {one.id: one for one in known}


def _last(cells: Cells, since: date | None) -> date | None:
    """Return the last day: not before the first, and over by today."""
    until = cells.any_day("until", required=True)
    if until and since and until < since:
        cells.wrong("until", _("早于第一天。"))
    elif until and until > cells.today:
        cells.wrong("until", _("这段日期还没有结束，结束以后才能填报。"))
    return until


def _value(cells: Cells, one: Indicator | None) -> Decimal | None:
    """Return the value; an empty cell is no nought, and refused."""
    if not cells.text("value", longest=LONGEST, required=True):
        return None
    value = cells.money("value")
    if one is not None and value != round(value, one.places):
        cells.wrong("value", _("这个指标没有小数。"))
    return value
