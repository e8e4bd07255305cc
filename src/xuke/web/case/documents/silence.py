"""What it means for an applicant that no decision is made in time."""

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.kernel.law.citation import RECONSIDERATION_LAW
from xuke.web.documents.parts import cited

REVIEW_FIRST: Final = "review-before-suit-for-silence"
"""Whether reconsideration comes before a suit against silence: since 2024 (article 23(1)(3))."""


def against_silence(on: date) -> str:
    """Return the remedies against silence, in their order, as the law of the day has them."""
    if catalogue.law().value_on(REVIEW_FIRST, on) is True:
        words = {"basis": cited(RECONSIDERATION_LAW.art(23, 1, 3))}
        return (
            _(
                "逾期没有作出决定的，依照%(basis)s的规定，应当先申请行政复议；"
                "对行政复议决定不服的，可以再提起行政诉讼。"
            )
            % words
        )
    return _("逾期没有作出决定的，可以依法申请行政复议或者提起行政诉讼。")
