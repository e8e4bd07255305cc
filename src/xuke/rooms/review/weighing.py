"""What is weighed: what was examined, put right and done so far, and what the answers fail."""

from typing import Any

from xuke.access.people import names_of
from xuke.kernel.case.state import Case
from xuke.web import clock
from xuke.web.case import amendments
from xuke.web.case.elsewhere import Failed, failed
from xuke.web.case.file import CaseFile
from xuke.web.case.proceedings import proceedings

Context = dict[str, Any]


def examination(file: CaseFile, _after: Case | None) -> Context:
    """Return how many examinations the rule asks, and who has examined already."""
    case = file.case
    needed = case.filed_rule.examinations_needed(commitment=case.commitment)
    return {
        "needed": needed,
        "number": len(case.examinations) + 1,
        "verdicts": verdicts(file),
        "amended": amendments.made(file, file.people() if case.amended else None),
        "failed": unmet(file),
    }


def unmet(file: CaseFile) -> list[Failed]:
    """Return the conditions that the answers fail today."""
    return failed(file, clock.today())


def verdicts(file: CaseFile, people: dict[str, str] | None = None) -> list[Context]:
    """Return the examinations so far, under the names of who examined."""
    known = names_of({one.by for one in file.case.examinations}) if people is None else people
    return [
        {
            "name": known.get(one.by, ""),
            "on": one.on,
            "passed": one.passed,
            "opinion": one.opinion,
            "failed": [check.text for check in file.item.checklist if not one.checks.get(check.id)],
        }
        for one in file.case.examinations
    ]


def opinions(file: CaseFile) -> Context:
    """Return what the decision has to weigh: what was examined, put right and done since."""
    people = file.people()
    return {
        "verdicts": verdicts(file, people),
        "amended": amendments.made(file, people),
        "proceedings": proceedings(file, file.timeline(people=people)),
        "failed": unmet(file),
    }
