"""Cases brought so far by programs, for journeys that begin later."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from pypdf import PdfWriter
from tests.journeys.site import Program, Site

from xuke import catalogue
from xuke.kernel.item.rule import Action

HOME: Final = "310105-wjw"
ITEM: Final = "public-place-hygiene-permit"
REQUIRED: Final = [
    one.id for one in catalogue.item(ITEM).rule(Action.NEW).materials if one.required
]
OPINION: Final = "现场和材料均符合法定条件。"


def document(words: str = "虚构材料") -> bytes:
    """Return a real PDF file, different for different words."""
    writer, kept = PdfWriter(), BytesIO()
    writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": words})
    writer.write(kept)
    return kept.getvalue()


@dataclass(frozen=True)
class Step:
    """One act of the straight way: its name, who, below which address, with what."""

    name: str
    who: str
    path: str
    body: object


def opening(**changes: str) -> dict[str, object]:
    """Return the model application, visibly fictitious, as a program sends it."""
    answers = {**catalogue.item(ITEM).model_application(Action.NEW), **changes}
    return {"item": ITEM, "authority": HOME, "action": "new", "form": answers}


def straight_way(case: str) -> Iterator[Step]:
    """Yield what follows on an opened application, up to its delivery."""
    checks = {check.id: True for check in catalogue.item(ITEM).checklist}
    verdict = {"checks": checks, "opinion": OPINION, "passed": True}
    yield Step("submission", "shenqing", f"/api/applications/{case}/submission", {})
    visit = {"officers": ["shencha1", "shencha2"], "findings": OPINION, "passed": True}
    for name, who, act, body in (
        ("acceptance", "chuangkou", "acceptance", {}),
        ("site verification", "shencha1", "acts/verify-site", {"facts": visit}),
        ("first examination", "shencha1", "examination", verdict),
        ("second examination", "shencha2", "examination", verdict),
        ("decision", "jueding", "decision", {"outcome": "granted"}),
        ("certificate", "chuangkou", "certificate", {}),
        ("delivery", "chuangkou", "delivery", {"way": "direct"}),
    ):
        yield Step(name, who, f"/api/cases/{case}/{act}", body)


def brought(site: Site, *, until: str, **answers: str) -> str:
    """Return a case of the applicant that was brought up to the act of this name."""
    applicant = site.program("shenqing")
    case = str(done(applicant, "/api/applications", opening(**answers))["case"])
    for material in REQUIRED:
        attached = applicant.attach(case, material, document(material))
        assert attached.is_done, attached
    for step in straight_way(case):
        done(site.program(step.who), step.path, step.body)
        if step.name == until:
            return case
    raise LookupError(until)


def done(program: Program, path: str, body: object) -> dict[str, object]:
    """Do an act that must succeed, and return the case as it then stands."""
    answer = program.post(path, body)
    assert answer.is_done, answer
    found: dict[str, object] = answer.body
    return found
