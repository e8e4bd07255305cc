"""The navigations of the product: which pages, in which order, and to whom."""

from typing import Final

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from xuke.kernel.person import NOBODY, Person, Role
from xuke.web.site.navigation import Link, desk_links, public_links

MINE: Final = ("/desk/", "我的待办")
COUNTER: Final = ("/counter/", "收件受理")
REVIEW: Final = ("/review/", "审查决定")
ISSUING: Final = ("/register/queue/", "制证")
LICENCES: Final = ("/register/licences/", "证照台账")
DISCLOSURE: Final = ("/disclosure/queue/", "公示")
STATISTICS: Final = ("/statistics/", "统计")
STATED: Final = ("/desk/streams/stated-figure/", "填报数据")
PEOPLE: Final = ("/people/", "人员")
OFFICE: Final = ("/people/office/", "本机关资料")
LOOKS: Final = ("/people/looks/", "查阅记录")
PEOPLES: Final = (PEOPLE, OFFICE, LOOKS)
REVIEWING: Final = [MINE, REVIEW, ISSUING, LICENCES, DISCLOSURE, STATISTICS]


def asked(path: str, *roles: Role) -> HttpRequest:
    request = RequestFactory().get(path)
    request.person = Person("u-1", "310105-wjw", frozenset(roles)) if roles else NOBODY  # type: ignore[attr-defined]
    return request


def lines(links: list[Link]) -> list[tuple[str, str]]:
    return [(link.url, str(link.label)) for link in links]


def test_everybody_finds_the_public_pages() -> None:
    links = public_links(asked("/"))

    assert lines(links) == [
        ("/", "办事"),
        ("/progress/", "进度查询"),
        ("/register/verify/", "证照核验"),
        ("/disclosure/", "许可公示"),
        ("/my/", "我的办件"),
        ("/my/licences/", "我的证照"),
    ]
    assert [str(link.label) for link in links if link.extra] == ["许可公示", "我的证照"]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.APPLICANT, []),
        (Role.CLERK, [MINE, COUNTER, ISSUING, LICENCES, DISCLOSURE, STATISTICS]),
        (Role.EXAMINER, REVIEWING),
        (Role.LEGAL_REVIEWER, REVIEWING),
        (Role.DECIDER, REVIEWING),
        (Role.PUBLISHER, [MINE, LICENCES, DISCLOSURE, STATISTICS]),
        (Role.STATISTICIAN, [MINE, LICENCES, STATISTICS, STATED]),
        (
            Role.ADMIN,
            [MINE, COUNTER, REVIEW, ISSUING, LICENCES, DISCLOSURE, STATISTICS, *PEOPLES],
        ),
    ],
)
def test_an_official_finds_what_the_role_opens(role: Role, expected: list[tuple[str, str]]) -> None:
    assert lines(desk_links(asked("/desk/", role))) == expected


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/register/licences/", ["证照台账"]),
        ("/desk/case/x/", ["我的待办"]),
        ("/desktop/", []),
    ],
)
def test_the_longest_address_that_begins_the_path_is_the_current_one(
    path: str, current: list[str]
) -> None:
    links = desk_links(asked(path, *Role))

    assert [str(link.label) for link in links if link.current] == current
