"""The stages 办理环节 a case can pass, in a closed list, with who does each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """办理环节: one step of the procedure as the guide shows it, who does it, and by which acts.

    `acts` are names of the machine's verbs; a stage is nothing more than what they record.
    """

    id: str
    name: str
    role: str
    acts: tuple[str, ...]


STAGES = {
    stage.id: stage
    for stage in (
        Stage("receipt", "收件", "clerk", ("submit",)),
        Stage(
            "acceptance",
            "受理",
            "clerk",
            ("accept", "accept-pending", "request-correction", "not-accept"),
        ),
        Stage("first-examination", "初审", "examiner", ("examine",)),
        Stage("public-notice", "公示征求意见", "examiner", ("invite-comment", "end-comment")),
        Stage("expert-review", "专家评审", "examiner", ("appoint-experts", "report-experts")),
        Stage("site-verification", "现场核查", "examiner", ("verify-site",)),
        Stage("second-examination", "复审", "examiner", ("examine",)),
        Stage("decision", "决定", "decider", ("grant", "refuse")),
        Stage("certificate", "制证", "clerk", ("issue",)),
        Stage("delivery", "送达", "clerk", ("deliver",)),
    )
}

NECESSARY = ("receipt", "acceptance", "first-examination", "decision", "delivery")
"""No item may leave these out; five steps are the least that a guide shows."""
