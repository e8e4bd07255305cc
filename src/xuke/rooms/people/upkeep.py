"""What the product itself warns an administrator of: jobs, disk, clock, seal, backups."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from xuke.casework.stream.jobs import failed, waiting_since
from xuke.rooms.people.reading import low_room
from xuke.web import clock
from xuke.web.documents.sealing import is_specimen
from xuke.web.site.place import Work
from xuke.web.words import dates

SLOW: Final = timedelta(hours=2)
"""The day's work is ordered every hour: what waits longer, nobody does."""


def warnings() -> Iterator[Work]:
    """Yield what somebody should see to at the machine; two statements."""
    now = clock.machine_now()
    if number := failed():
        yield _told(_("有%(number)d项后台作业失败，请运维人员查看日志。") % {"number": number})
    since = waiting_since()
    if since and now - since > SLOW:
        words = {"since": dates.chinese_instant(since)}
        yield _told(_("后台作业自%(since)s起没有执行，请运维人员检查作业进程。") % words)
    if (room := low_room()) is not None:
        told = _("服务器只剩%(free)dMB存储空间，请运维人员清理或者扩充。") % {"free": room}
        yield Work(words=told, url=reverse("people:list"))
    if right := clock.in_doubt():
        words = {"at": dates.chinese_instant(right)}
        yield _told(_("服务器时间可疑：最近一次办理或者确认是%(at)s。请核对时间。") % words)
    if is_specimen():
        yield _told(_("还没有接入电子印章平台：证照和文书加盖的是测试样章，不具有法律效力。"))
    # Whoever runs the machine copies the folders; nothing tells the product that he has.
    yield _told(
        _(
            "备份由运维人员在平台之外进行，平台不知道最近一次是哪一天，请定期向运维人员核对："
            "数据文件夹和数据库须一并备份，并且试过恢复。"
        )
    )


def _told(words: str) -> Work:
    """Return a line that no page mends."""
    return Work(words=words, url="")
