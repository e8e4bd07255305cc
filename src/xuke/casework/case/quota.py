"""How much may be uploaded: to one case, by one account, on one day; and while there is room."""

import errno
from enum import StrEnum
from pathlib import Path
from typing import Final

from django.conf import settings

from xuke.casework.stream.act import Act
from xuke.casework.stream.kinds import Seen
from xuke.gateways.disk import room_at
from xuke.kernel.case.state import Case, Phase
from xuke.record.statements import fetch
from xuke.record.values import as_text
from xuke.record.writing import write

MEGABYTE: Final = 1_000_000
_SENT: Final = """
    SELECT coalesce((SELECT bytes FROM casework_upload_day WHERE owner = %s AND day = %s), 0),
           coalesce((SELECT sum(file.size) FROM casework_draft AS draft
                       JOIN casework_file AS file ON file.stream = draft.stream
                      WHERE draft.owner = %s), 0)::bigint
"""
_COUNT: Final = (
    "INSERT INTO casework_upload_day AS held (owner, day, bytes) VALUES (%s, %s, %s)"
    " ON CONFLICT (owner, day) DO UPDATE SET bytes = held.bytes + EXCLUDED.bytes"
)


class Quota(StrEnum):
    """Which bound is reached."""

    CASE = "case"
    ACCOUNT = "account"
    DAY = "day"


class Full(Exception):
    """没有余量: no more may be uploaded; `quota` is the bound that is reached, `most` its MB."""

    def __init__(self, quota: Quota, most: int) -> None:
        """Keep both."""
        super().__init__(quota, most)
        self.quota = quota
        self.most = most


class DiskFull(OSError):
    """存储空间不足: what is left of the disk is kept for decisions; no file is taken any more."""


def check(seen: Seen[Case], size: int) -> None:
    """Refuse a file of so many bytes that is one too many, by Full or DiskFull.

    Whoever holds a role is known to the office, and is bound for each case only.
    """
    if room_at(Path(settings.DATA_FOLDER)).is_nearly_full:
        raise DiskFull(errno.ENOSPC, "")
    _check_case(seen.state, size)
    if seen.act.person.is_official:
        return
    person, day = seen.act.person.id, seen.act.on
    ((today, drafts),) = fetch(_SENT, [as_text(one) for one in (person, day, person)])
    _bound(Quota.DAY, today + size, settings.MOST_MEGABYTES_A_DAY)
    if seen.state.phase is Phase.DRAFT:
        _bound(Quota.ACCOUNT, drafts + size, settings.MOST_MEGABYTES_IN_DRAFTS)


def _check_case(case: Case, size: int) -> None:
    """Bound the files of one case; once it is filed there is as much again, for corrections."""
    most: int = settings.MOST_MEGABYTES_A_DRAFT
    sizes = {one.digest: one.size for one in case.materials}
    _bound(Quota.CASE, sum(sizes.values()) + size, most if case.phase is Phase.DRAFT else 2 * most)


def _bound(quota: Quota, size: int, most: int) -> None:
    if size > most * MEGABYTE:
        raise Full(quota, most)


def count(act: Act, size: int) -> None:
    """Remember what was sent, with the act; what is taken away again has been sent all the same.

    Two at once may each be the last one: the bound holds to within one file a thread.
    """
    if not act.person.is_official:
        write(_COUNT, [as_text(one) for one in (act.person.id, act.on, size)])
