"""`xuke import facts`: a list of stated figures, all of it or nothing, twice the same as once."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest

from xuke.figures.models import StatedFigureRow
from xuke.rooms.imports import ImportRefused, ImportResult, import_facts

pytestmark = pytest.mark.django_db
HOME = "310105-wjw"
HEAD = "indicator,since,until,value,evidence"
ROW = "petitions,2025-01-01,2025-12-31,500,信访登记簿"


def imported(folder: Path, *rows: str, head: str = HEAD, dry_run: bool = False) -> ImportResult:
    path = folder / "facts.csv"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    return import_facts(path, HOME, dry_run=dry_run)


def reasons(folder: Path, *rows: str) -> str:
    with pytest.raises(ImportRefused) as refused:
        imported(folder, *rows)
    return str(refused.value)


def test_a_list_is_stated_once_however_often_it_is_imported(tmp_path: Path) -> None:
    nought = "handling-complaints,2025-01-01,2025-12-31,0,投诉登记簿，没有记录"
    quoted = nought.replace("投诉登记簿，没有记录", '"投诉登记簿，没有记录"')

    imported(tmp_path, ROW, quoted, dry_run=True)
    assert not StatedFigureRow.objects.exists()
    imported(tmp_path, ROW, quoted)
    imported(tmp_path, ROW, quoted)

    values = dict(StatedFigureRow.objects.values_list("indicator", "value"))
    assert values == {"petitions": Decimal(500), "handling-complaints": Decimal(0)}


def test_names_and_headings_may_be_written_as_people_do(tmp_path: Path) -> None:
    head = "指标,第一天,最后一天,数值,依据"

    imported(tmp_path, "信访,2025/1/1,2025年12月31日,500,信访登记簿", head=head)

    assert StatedFigureRow.objects.get().indicator == "petitions"
    assert StatedFigureRow.objects.get().until == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("petition,2025-01-01,2025-12-31,500,登记簿", "没有可以填报的这个指标"),
        ("in-time-rate,2025-01-01,2025-12-31,1,登记簿", "没有可以填报的这个指标"),
        ("petitions,2025-01-01,2025-12-31,,登记簿", "不能为空"),
        ("petitions,2025-01-01,2025-12-31,1.5,登记簿", "没有小数"),
        ("petitions,2025-12-31,2025-01-01,5,登记簿", "早于第一天"),
        ("petitions,2025-01-01,2199-12-31,5,登记簿", "还没有结束"),
        ("petitions,2025-01-01,2025-12-31,5,", "不能为空"),
    ],
)
def test_a_row_that_cannot_be_stated_refuses_the_whole_list(
    tmp_path: Path, row: str, said: str
) -> None:
    assert said in reasons(tmp_path, ROW, row)
    assert not StatedFigureRow.objects.exists()


def test_another_value_of_the_same_days_is_refused(tmp_path: Path) -> None:
    imported(tmp_path, ROW)

    assert "内容与本行不同" in reasons(tmp_path, ROW.replace("500", "501"))
    assert "重复" in reasons(tmp_path, ROW, ROW)


def test_what_somebody_stated_on_a_page_is_not_stated_again(tmp_path: Path) -> None:
    StatedFigureRow(
        stream=uuid4(), authority=HOME, year=2026, indicator="petitions", value=7,
        since=date(2025, 1, 1), until=date(2025, 12, 31), evidence="登记簿", phase="stated",
        revised=False, stated_on=date(2026, 1, 5),
    ).save()  # fmt: skip

    assert "已经有人填报过" in reasons(tmp_path, ROW)
