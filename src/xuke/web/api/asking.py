"""Who asks by a token, together with the stream that the address names: one question for both."""

import re
from datetime import date
from typing import Final
from uuid import UUID

from django.http import HttpRequest

from xuke.access.people import TOKEN_PREFIX, WHO, asking, person_by_token, person_in
from xuke.casework.stream.act import Ahead
from xuke.kernel.person import Person
from xuke.record.postgres import READ_COLUMNS, recorded
from xuke.record.statements import fetch
from xuke.record.values import as_text

_KEY: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_WHO: Final = 3
"""The first columns of an answer are those of the person."""
_NO_EVENT: Final = (
    "NULL::uuid, NULL::int, NULL::text, NULL::text, NULL::int, NULL::text, NULL::jsonb,"
    " NULL::date, NULL::bigint, NULL::text, NULL::uuid, NULL::bytea, NULL::bigint"
)
# Nothing of a stream is read for a token that is no good.
_BOTH: Final = f"""
    WITH who AS MATERIALIZED ({WHO})
    (SELECT id, authority, role, {_NO_EVENT} FROM who ORDER BY place)
    UNION ALL
    (SELECT NULL, NULL, NULL, {READ_COLUMNS} FROM record_event
      WHERE stream = %s AND EXISTS (SELECT FROM who) ORDER BY version)
"""  # noqa: S608 - constants only


def identify(request: HttpRequest, token: str, on: date) -> Person | None:
    """Return who asks by this token, or nothing; of an act the stream is read along."""
    stream = _acted_on(request)
    if stream is None or not token.startswith(TOKEN_PREFIX):
        return person_by_token(token, on)
    values = [as_text(value) for value in (*asking(token, on), stream)]
    rows = fetch(_BOTH, values)
    person = person_in([row[:_WHO] for row in rows if row[0] is not None])
    if person is not None:
        history = list(recorded(row[_WHO:] for row in rows if row[0] is None))
        history.sort(key=lambda one: one.version)
        request.ahead = Ahead(stream, history)  # type: ignore[attr-defined]
    return person


def _acted_on(request: HttpRequest) -> UUID | None:
    """Return the stream that the address of an act names, if it names one."""
    if request.method != "POST" or request.resolver_match is None:
        return None
    named = request.resolver_match.kwargs.values()
    return next((UUID(one) for one in named if _KEY.fullmatch(str(one))), None)
