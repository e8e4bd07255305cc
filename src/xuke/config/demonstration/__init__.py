"""The demonstration year: 长宁区 2023 by the same import as any, and a desk for today."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

from xuke.access.demonstration import (
    ACCOUNTS,
    AUTHORITY,
    PASSWORD,
    ensure_demonstration_accounts,
    has_demonstration_accounts,
    is_anybody_active,
)
from xuke.casework.licence.opening import open_imported
from xuke.casework.stream.act import Act
from xuke.config.demonstration import closing, desk, year
from xuke.kernel.person import IMPORT, Person
from xuke.rooms.imports import (
    ImportResult,
    import_cases,
    import_supervision,
    unwatched,
)
from xuke.rooms.people.standing import record_standing
from xuke.web import clock
from xuke.web.site.training import confirm

Progress = Callable[[int, int], None]
_PARTS: Final = 100
_CASES_END: Final = 40
_LICENCES_END: Final = 75
_SUPERVISION_END: Final = 85


class DemoRefused(Exception):
    """A production installation holds no invented cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoResult:
    """What the demonstration consists of."""

    cases: ImportResult
    supervision: ImportResult
    desk: int
    reopened: int

    def __str__(self) -> str:
        """Say what there is to see."""
        year = _("长宁区2023年办结 %(cases)d 件、监管 %(visits)d 次") % {
            "cases": self.cases.rows,
            "visits": self.supervision.rows,
        }
        desk = _("另有今天的办件 %(desk)d 件") % {"desk": self.desk}
        opened = _("重新启用了 %(count)d 个演示账号。") % {"count": self.reopened}
        return f"{year}，{desk}。{opened if self.reopened else ''}"


def load(progress: Progress = unwatched) -> DemoResult:
    """Load what is missing of the demonstration; loaded twice it is the same."""
    if settings.PRODUCTION:
        raise DemoRefused(_("正式环境不载入演示数据：其中的办件和账号都是虚构的。"))
    # Whoever started this data folder in production once has closed them.
    reopened = closing.reopen_accounts()
    accounts = ensure_demonstration_accounts()
    record_standing()
    cases, supervision = year.write_year(Path(settings.DATA_FOLDER) / "demo")
    imported = import_cases(cases, AUTHORITY, progress=_part(progress, 0, _CASES_END))
    act = Act(person=Person(IMPORT, AUTHORITY), on=clock.today(), at=clock.now())
    open_imported(AUTHORITY, act, _part(progress, _CASES_END, _LICENCES_END))
    visits = import_supervision(
        supervision, AUTHORITY, progress=_part(progress, _LICENCES_END, _SUPERVISION_END)
    )
    open_cases = desk.open_desk(accounts, clock.today())
    # What was played was recorded on days of the past.
    confirm("demonstration")
    progress(_PARTS, _PARTS)
    return DemoResult(cases=imported, supervision=visits, desk=open_cases, reopened=reopened)


def account_lines() -> Iterator[str]:
    """Yield the accounts as they are announced at the start; what to do where none can sign in."""
    if settings.PRODUCTION or not has_demonstration_accounts():
        yield from _nobody()
        return
    yield _("演示账号（密码都是 %(password)s）：") % {"password": PASSWORD}
    for account in ACCOUNTS:
        yield f"  {account.title}  {account.username}"


def _nobody() -> Iterator[str]:
    """Yield what to do where no account at all can sign in."""
    if not is_anybody_active():
        yield _("还没有可以登录的账号。建立账号：xuke person add 账号 --name 姓名")
        if not settings.PRODUCTION:
            yield _("演示账号没有建立或者已经停用。建立或重新启用：xuke demo")


def _part(progress: Progress, start: int, end: int) -> Progress:
    """Return a progress that fills its part of the whole bar."""

    def show(done: int, total: int) -> None:
        progress(start + (end - start) * done // max(total, 1), _PARTS)

    return show
