"""Rows of read models: made quickly, and exactly as Django makes them."""

from typing import Any
from uuid import uuid4

import pytest

from xuke.casework.models import CaseRow, KeyedRow, LicenceRow, StreamRow


@pytest.mark.parametrize("model", [CaseRow, LicenceRow, StreamRow])
def test_what_is_not_told_is_what_the_column_has(model: type[KeyedRow]) -> None:
    told: dict[str, Any] = {"stream": uuid4(), "authority": "310105-wjw", "year": 2026}

    made = model(**told)

    for field in model._meta.concrete_fields:
        assert getattr(made, field.attname) == told.get(field.attname, field.get_default())


def test_two_rows_share_no_list() -> None:
    one, other = LicenceRow(stream=uuid4()), LicenceRow(stream=uuid4())

    one.earlier.append("甲")

    assert other.earlier == []


def test_a_column_that_there_is_not_is_refused() -> None:
    told: dict[str, Any] = {"recieved_on": None}

    with pytest.raises(TypeError, match="recieved_on"):
        CaseRow(**told)
