"""Whose work on a case needs what is masked: numbers in full, and the files that were handed in."""

from typing import Final

from xuke.kernel.person import Role
from xuke.web.case.file import CaseFile

ON_DUTY: Final = (Role.CLERK, Role.EXAMINER, Role.LEGAL_REVIEWER, Role.DECIDER)
"""Who receives, examines or decides; the others see the ends of numbers, and names of files."""


def is_on_duty(file: CaseFile) -> bool:
    """Whether the official receives, examines or decides at the case's authority."""
    return any(file.official.has(role) for role in ON_DUTY)
