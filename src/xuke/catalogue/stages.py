"""The stages 办理环节 a case can pass, in a closed list, with who does each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """办理环节: one step of the procedure as the guide shows it, and the role that does it."""

    id: str
    name: str
    role: str


STAGES = {
    stage.id: stage
    for stage in (
        Stage("receipt", "收件", "clerk"),
        Stage("acceptance", "受理", "clerk"),
        Stage("first-examination", "初审", "examiner"),
        Stage("expert-review", "专家评审", "examiner"),
        Stage("site-verification", "现场核查", "examiner"),
        Stage("second-examination", "复审", "examiner"),
        Stage("decision", "决定", "decider"),
        Stage("certificate", "制证", "clerk"),
        Stage("delivery", "送达", "clerk"),
    )
}

NECESSARY = ("receipt", "acceptance", "first-examination", "decision", "delivery")
"""No item may leave these out; five steps are the least that a guide shows."""
