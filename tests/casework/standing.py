"""All that stands in the record and in every read model, to compare two ways of getting there."""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from xuke.casework.stream.readmodels import read_models

_EVENTS = (
    "SELECT stream, version, type, facts::text, legal_day, actor, encode(hash, 'hex')"
    " FROM record_event ORDER BY stream, version"
)


def everything() -> Mapping[str, list[Any]]:
    """Return all events by stream, and all rows by table."""
    found: dict[str, list[Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS)
        found["events"] = cursor.fetchall()
        for table in sorted({table for model in read_models() for table in model.tables}):
            cursor.execute(f"SELECT one::text FROM {table} AS one ORDER BY 1")  # noqa: S608 - ours
            found[table] = cursor.fetchall()
    return found
