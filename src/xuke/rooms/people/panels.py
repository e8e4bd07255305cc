"""The first page of an administrator: what his office lacks, and what the product warns of."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.casework.office import standing
from xuke.kernel.office import OfficeFact
from xuke.kernel.person import Person, Role
from xuke.rooms.people import queries, upkeep
from xuke.rooms.people.office_words import label_of
from xuke.web import clock
from xuke.web.site.place import Panel, Work
from xuke.web.words import sentences

NEEDED: Final[Mapping[Role, tuple[int, Promise]]] = {
    Role.CLERK: (1, gettext_lazy("没有人可以受理、发证和送达")),
    # Site verification takes two: the law says so of every item that has one.
    Role.EXAMINER: (2, gettext_lazy("现场核查须由两名以上工作人员进行")),
    Role.DECIDER: (1, gettext_lazy("没有人可以作出决定")),
    Role.LEGAL_REVIEWER: (1, gettext_lazy("应当经法制审核的办件不能作出决定")),
    Role.PUBLISHER: (1, gettext_lazy("没有人可以公示决定")),
    Role.STATISTICIAN: (1, gettext_lazy("没有人收到统计表的提示")),
}
"""How many hold each role at the least, and what does not go with fewer."""
_SHOWN: Final = 5
"""So many names stand in one line."""


def administration(person: Person) -> Panel | None:
    """Return what an administrator should see to at his authority; four statements."""
    if not queries.administers(person):
        return None
    authority, today = person.authority or "", clock.today()
    held = queries.accounts(authority, today)
    # A closed account takes nobody's place.
    at_work = [one for one in held if one.user.is_active and any(r.holds for r in one.roles)]
    unused = [one for one in at_work if not one.user.last_login and not one.user.is_system]
    missing = _missing(authority, today)
    lacking = list(_lacking(at_work))
    return Panel(
        title=_("%(authority)s的管理") % {"authority": catalogue.authority(authority).name},
        url=reverse("people:list"),
        figures=[
            _figure(_("在用账号"), len(at_work), "people:list"),
            _figure(_("从未登录的账号"), len(unused), "people:list"),
            _figure(_("没有填写的资料"), len(missing), "people:office"),
            _figure(_("人数不够的职责"), len(lacking), "people:list"),
        ],
        lines=(*_facts(missing), *lacking, *_never(unused), *upkeep.warnings()),
    )


def _figure(label: str, value: int, page: str) -> dict[str, object]:
    return {"label": label, "value": value, "url": reverse(page)}


def _missing(authority: str, today: date) -> list[OfficeFact]:
    """Return what is not known of the office."""
    place = standing.authority(authority, today)
    return [fact for fact in OfficeFact if not standing.value_of(place, fact)]


def _facts(missing: Sequence[OfficeFact]) -> Iterator[Work]:
    if missing:
        words = {"facts": "、".join(map(label_of, missing))}
        told = _("本机关资料没有填写：%(facts)s") % words
        yield Work(words=told, url=reverse("people:office"))


def _lacking(at_work: Sequence[queries.Account]) -> Iterator[Work]:
    """Yield each role that too few hold today, and what does not go without."""
    for role, (least, why) in NEEDED.items():
        number = sum(any(held.code == role and held.holds for held in one.roles) for one in at_work)
        if number < least:
            words = {"role": sentences.role(role.value), "why": why, "number": number}
            none = _("没有人担任%(role)s：%(why)s。")
            few = _("担任%(role)s的只有%(number)d人：%(why)s。")
            yield Work(words=(few if number else none) % words, url=reverse("people:list"))


def _never(unused: Sequence[queries.Account]) -> Iterator[Work]:
    """Yield the accounts with a role here in whose name nobody ever signed in."""
    if unused:
        names = "、".join(str(one.user) for one in unused[:_SHOWN])
        more = _("%(names)s等") % {"names": names} if len(unused) > _SHOWN else names
        told = _("从未登录过的账号：%(names)s") % {"names": more}
        yield Work(words=told, url=reverse("people:list"))
