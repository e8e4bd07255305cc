"""Which procedure the item of a case calls for; every other may be done, and stands folded."""

from xuke.kernel.item.rule import Course, ItemRule
from xuke.web.case.file import CaseFile


def by_special_need(_file: CaseFile) -> bool:
    """Know that no item calls for it: it is for what comes up in a single case."""
    return False


def site_verification(file: CaseFile) -> bool:
    """Whether the item is verified on the site."""
    rule = _rule(file)
    return rule is not None and rule.site_verification


def expert_review(file: CaseFile) -> bool:
    """Whether experts review the item's cases, or experts were appointed for this one."""
    rule = _rule(file)
    return (rule is not None and rule.expert_review) or bool(file.case.procedure.experts)


def testing(file: CaseFile) -> bool:
    """Whether testers were appointed."""
    return file.case.procedure.testers is not None


def special_procedure(file: CaseFile) -> bool:
    """Whether something goes on whose time does not count."""
    return expert_review(file) or testing(file)


def public_notice(file: CaseFile) -> bool:
    """Whether the public is asked about the item's cases."""
    rule = _rule(file)
    return rule is not None and rule.public_notice is not None


def is_open_for_comment(file: CaseFile) -> bool:
    """Whether the public is being asked."""
    return file.case.procedure.is_open_for_comment


def two_levels(file: CaseFile) -> bool:
    """Whether a lower authority examines and a higher one decides."""
    rule = _rule(file)
    return rule is not None and rule.course is Course.TWO_LEVEL


def legality_review(file: CaseFile) -> bool:
    """Whether the item's cases are reviewed for their legality."""
    rule = _rule(file)
    return rule is not None and rule.legality_review


def discussion(file: CaseFile) -> bool:
    """Whether the item's cases are discussed by the heads together."""
    rule = _rule(file)
    return rule is not None and rule.discussion


def _rule(file: CaseFile) -> ItemRule | None:
    return file.case.rule
