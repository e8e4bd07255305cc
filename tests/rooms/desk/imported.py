"""Cases that were open in the authority's old system, as an import tells them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import HOME, ITEM, Office, case_of, findings, visit

from xuke import catalogue
from xuke.casework.case.imported import past_history
from xuke.casework.stream.bulk import begin_many
from xuke.kernel.case.events import Applicant
from xuke.kernel.case.history import PastCase
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.person import IMPORT, Person
from xuke.web import clock


def imported(office: Office, *, accepted: bool = False, **facts: Any) -> UUID:  # noqa: ANN401
    """Return an open case, received so many days `back`; `action`, `channel` … as listed."""
    action = facts.pop("action", Action.NEW)
    received = clock.today() - timedelta(days=facts.pop("back", 20))
    past = PastCase(
        number=facts.pop("number", "旧系统-1"),
        rule=catalogue.item(ITEM).rule(action),
        action=action,
        channel=facts.pop("channel", Channel.WINDOW),
        applicant=Applicant(kind="organisation", name="虚构梧桐理发店"),
        received_on=received,
        accepted_on=received if accepted else None,
        **facts,
    )
    history = past_history(HOME, past, "91310105MA1FW00000")
    begin_many([history], replace(office.act("clerk"), person=Person(IMPORT, HOME)))
    return history.stream.id


def examined(office: Office, *, passed: bool = True, **facts: Any) -> UUID:  # noqa: ANN401
    """Return a case that was accepted in the old system and examined here."""
    stream = imported(office, accepted=True, **facts)
    if case_of(stream).filed_rule.site_verification:
        act_on(stream, "verify-site", visit(passed=passed), office.act("first"))
    for name in ("first", "second"):
        officials.examine(stream, findings(passed=passed), office.act(name))
    return stream


def told(office: Office, stream: UUID, *fields: str, **answers: str) -> None:
    """Supply these answers, as the item's model application has them or as they are given."""
    case = case_of(stream)
    model = catalogue.item(case.item).model_application(case.action)
    for name, value in {**{name: model[name] for name in fields}, **answers}.items():
        facts = {"target": name, "value": value}
        act_on(stream, "supply-answer", facts, office.act("clerk"))


def face(stream: UUID) -> tuple[str, ...]:
    """Return the questions whose answers stand on the certificate of the case."""
    case = case_of(stream)
    item = catalogue.item(case.item)
    model = item.model_application(case.action)
    lines = item.certificate.face if item.certificate else ()
    return tuple(one.source for one in lines if one.source in model)
