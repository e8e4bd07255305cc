"""The showcase's only room: lines for both navigations, and pages that show nothing."""

from typing import Final

from xuke.web.site.place import CASE_OFFICIALS, REVIEWERS, Entry, Place

PLACE: Final = Place(
    name="stub",
    prefix="portal/",
    public=(
        Entry("home", "办事", 10),
        Entry("progress", "进度查询", 20),
        Entry("verify", "证照核验", 30),
        Entry("public", "许可公示", 40, extra=True),
        Entry("mine", "我的办件", 50),
    ),
    desk=(
        Entry("work", "我的待办", 10),
        Entry("counter", "收件受理", 20, CASE_OFFICIALS),
        Entry("review", "审查决定", 30, REVIEWERS),
        Entry("register", "制证", 40),
        Entry("disclosure", "公示", 50),
        Entry("reports", "统计", 60),
        Entry("people", "人员", 70),
    ),
    pages={"work": "work", "my-cases": "mine"},
)
