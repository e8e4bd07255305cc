"""An office for tests of the officials' rooms: accounts, browsers, cases on their way."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID, uuid4

from django.test import Client
from tests import papers
from tests.casework import officials
from tests.casework.acts import act_on
from tests.casework.journey import required

from xuke import catalogue
from xuke.access.models import RoleGrant, User
from xuke.access.people import make_token, person_of
from xuke.casework.case import drafts, files, filing
from xuke.casework.case.drafts import Application
from xuke.casework.case.files import SentFile
from xuke.casework.case.kind import load_case
from xuke.casework.case.officials import Examination
from xuke.casework.stream.act import Act
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.person import Person
from xuke.web import clock

HOME = "310105-wjw"
ELSEWHERE = "440114-wjj"
ITEM = "public-place-hygiene-permit"
NURSE = "nurse-practice"
STAFF = {
    "clerk": (HOME, "clerk"),
    "clerk2": (HOME, "clerk"),
    "first": (HOME, "examiner"),
    "second": (HOME, "examiner"),
    "head": (HOME, "decider"),
    "publisher": (HOME, "publisher"),
    "stranger": (ELSEWHERE, "clerk"),
}
PDF = SentFile(name="平面图.pdf", content=papers.pdf())


@dataclass
class Office:
    """The staff of an authority, one of another, an applicant, and what they do."""

    users: dict[str, User] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the accounts."""
        names = [*STAFF, "applicant"]
        self.users = {name: User.objects.create_user(name, name=f"{name}某") for name in names}
        for name, (authority, role) in STAFF.items():
            self.give(name, role, authority)

    def give(self, name: str, role: str, authority: str = HOME) -> None:
        """Give somebody one more role."""
        RoleGrant.objects.create(user=self.users[name], authority=authority, role=role)

    def person(self, name: str) -> Person:
        """Return who this is in law."""
        return person_of(self.users[name], clock.today())

    def client(self, name: str) -> Client:
        """Return this person's browser, signed in."""
        client = Client()
        client.force_login(self.users[name])
        return client

    def token(self, name: str) -> dict[str, str]:
        """Return the header by which a program speaks for this person."""
        token = make_token(self.users[name], label="test", at=clock.now())
        return {"Authorization": f"Bearer {token}"}

    def act(self, name: str, *, back: int = 0) -> Act:
        """Return an act of today's forenoon, or of so many days ago."""
        on = clock.today() - timedelta(days=back)
        at = datetime(on.year, on.month, on.day, 10, tzinfo=clock.SHANGHAI)
        return Act(person=self.person(name), on=on, at=at)

    def draft(self, item: str = ITEM, *, back: int = 0, **facts: Any) -> UUID:  # noqa: ANN401
        """Return a draft with all required materials; `name`, `complete`, `lacks`, …"""
        by = facts.get("by", "applicant")
        answers = catalogue.item(item).model_application(Action.NEW)
        answers["applicant_name"] = facts.get("name", answers["applicant_name"])
        answers |= facts.get("answers", {})
        application = Application(
            authority=HOME,
            item=item,
            channel=facts.get("channel", Channel.ONLINE),
            answers=answers,
            commitment=facts.get("commitment", False),
        )
        stream = drafts.open_application(application, self.act(by, back=back)).stream.id
        if facts.get("complete", True):
            asked = required(item, answers, self.act(by, back=back).on)
            listed = catalogue.item(item).rule(Action.NEW).materials
            wanted = asked.difference(facts.get("lacks", ()))
            for one in (each.id for each in listed if each.id in wanted):
                files.attach_material(stream, one, PDF, self.act(by, back=back))
        return stream

    def received(self, item: str = ITEM, *, back: int = 0, **facts: Any) -> UUID:  # noqa: ANN401
        """Return a case that was filed and received."""
        stream = self.draft(item, back=back, **facts)
        filing.submit(stream, self.act(facts.get("by", "applicant"), back=back))
        return stream

    def accepted(self, item: str = ITEM, *, clerk: str = "clerk", **facts: Any) -> UUID:  # noqa: ANN401
        """Return a case that a clerk accepted."""
        stream = self.received(item, **facts)
        officials.accept(stream, self.act(clerk, back=facts.get("back", 0)))
        return stream

    def examined(self, item: str = ITEM, *, passed: bool = True, **facts: Any) -> UUID:  # noqa: ANN401
        """Return a case that two persons examined, after the visit that the item may ask for."""
        stream, back = self.accepted(item, **facts), facts.get("back", 0)
        if case_of(stream).filed_rule.site_verification:
            act_on(stream, "verify-site", visit(passed=passed), self.act("first", back=back))
        found = findings(item, passed=passed)
        for name in ("first", "second"):
            officials.examine(stream, found, self.act(name, back=back))
        return stream

    def commented(self, item: str = ITEM) -> UUID:
        """Return an examined case; where the item asks the public, that is over."""
        if not catalogue.item(item).rule(Action.NEW).public_notice:
            return self.examined(item)
        stream = self.examined(item, back=14)
        act_on(stream, "invite-comment", {}, self.act("first", back=14))
        ended = {"conclusion": "没有收到任何意见或者反映"}
        act_on(stream, "end-comment", ended, self.act("first"))
        return stream

    def granted(self, item: str = ITEM) -> UUID:
        """Return a case that the head granted, once the public was asked where the item asks it."""
        stream = self.commented(item)
        officials.grant(stream, self.act("head"))
        return stream

    def refused(self, item: str = ITEM) -> UUID:
        """Return a case that the head refused."""
        stream = self.examined(item, passed=False)
        why = officials.Refusal(
            reason="conditions-not-met",
            facts="现场核查：消毒间面积三平方米。",
            text="消毒间面积不足，不能分类消毒用品用具。",
            basis="administrative-licensing-law/38/2",
        )
        officials.refuse(stream, why, self.act("head"))
        return stream


def visit(*, passed: bool = True) -> dict[str, Any]:
    """Return what two examiners found on site."""
    words = "场所与申请材料一致，设施齐全。" if passed else "消毒间面积不足，不能分类消毒。"
    return {"officers": ["first", "second"], "findings": words, "passed": passed}


def findings(item: str = ITEM, *, passed: bool = True) -> Examination:
    """Return an examination that answers every point."""
    checks = {check.id: passed for check in catalogue.item(item).checklist}
    return Examination(checks=checks, opinion="符合法定条件，建议准予许可。", passed=passed)


def case_of(stream: UUID) -> Case:
    """Return the case as the record tells it."""
    return load_case(stream).state


def sent(stream: UUID, stage: str = "confirm", **typed: str) -> dict[str, str]:
    """Return a form as a browser sends it: what was seen, a fresh request, what was typed."""
    seen = {"version": str(case_of(stream).version), "request": str(uuid4()), "stage": stage}
    return seen | typed


class Answered(Protocol):
    """An answer of whatever kind that has a body."""

    @property
    def content(self) -> bytes:
        """Return the body."""


def text_of(response: Answered) -> str:
    """Return a page's text."""
    return response.content.decode()
