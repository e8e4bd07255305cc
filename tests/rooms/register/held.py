"""Licences for tests: opened by a case, and acted upon by the office."""

from typing import Any
from uuid import UUID

from tests.casework import officials
from tests.casework.acts import act_on_licence
from tests.casework.licences import WATER, broken
from tests.rooms.desk.office import HOME, ITEM, PDF, Office, findings
from tests.rooms.register.certificates import issued

from xuke import catalogue
from xuke.casework.case import drafts, files, filing
from xuke.casework.case.drafts import Application
from xuke.casework.licence.kind import load_licence
from xuke.casework.models import LicenceRow
from xuke.kernel.item.rule import Action
from xuke.kernel.licence.state import Licence

REASON = "事实清楚，证据确凿，理由充分。"
CLINIC = "medical-institution-practice"


def held(office: Office, item: str = ITEM) -> UUID:
    """Return a licence in force."""
    return licence_of(issued(office, item))


def licence_of(case: UUID) -> UUID:
    """Return the licence that this case granted."""
    return LicenceRow.objects.get(case=case).stream


def state_of(stream: UUID) -> Licence:
    """Return how a licence stands."""
    return load_licence(stream).state


def done(office: Office, name: str, stream: UUID, step: str, **facts: Any) -> None:  # noqa: ANN401
    """Do an act on a licence today."""
    act_on_licence(stream, step, facts, office.act(name))


def served(office: Office, stream: UUID, paper: str) -> None:
    """Hand a paper to the holder today."""
    done(office, "head", stream, "deliver-paper", paper=paper, way="direct", proof="虚构某")


def heard(office: Office, stream: UUID, act: str, cause: str = "deceit", further: str = "") -> UUID:
    """Tell the holder of an intended act; he waives all he could say. Return the licence."""
    told = {"act": act, "document": "虚构告〔2026〕1号", "text": REASON, "further": further}
    told |= {"cause": cause} if act == "annulment" else {"basis": broken(stream, act)}
    done(office, "head", stream, "tell-holder", **told)
    served(office, stream, f"told-{act}")
    done(office, "head", stream, "hear-holder", act=act, waived=True)
    done(office, "head", stream, "answer-holder", act=act, requested=False)
    return stream


def promised(office: Office) -> UUID:
    """Return a licence that was granted today on a promise."""
    answers = catalogue.item(ITEM).model_application(Action.NEW)
    asked = Application(authority=HOME, item=ITEM, commitment=True, answers=answers)
    stream = drafts.open_application(asked, office.act("applicant")).stream.id
    for one in catalogue.item(ITEM).rule(Action.NEW).materials:
        if one.required:
            files.attach_material(stream, one.id, PDF, office.act("applicant"))
    filing.submit(stream, office.act("applicant"))
    officials.accept(stream, office.act("clerk"))
    officials.examine(stream, findings(), office.act("first"))
    officials.grant(stream, office.act("head"))
    officials.issue(stream, office.act("clerk"))
    return licence_of(stream)


def suspended(office: Office, until: str = "2099-01-01") -> UUID:
    """Return a licence that was taken away for a term."""
    stream = heard(office, held(office, WATER), "suspension")
    facts = {"document": "虚构罚〔2026〕1号", "until": until, "reason": REASON}
    done(office, "head", stream, "suspend", **facts)
    return stream


def annulled(office: Office, cause: str = "deceit") -> UUID:
    """Return a licence that was annulled."""
    stream = heard(office, held(office), "annulment", cause)
    facts = {"cause": cause, "reason": REASON, "weighed": "不损害公共利益", "damages_owed": False}
    done(office, "head", stream, "annul", **facts)
    return stream
