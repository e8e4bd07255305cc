"""The law's own lengths of time, as in force from a day; items may set others."""

from dataclasses import dataclass

from xuke.kernel.law.limit import Span, Unit

FIVE_DAYS = Span(5, Unit.WORKING)
SEVEN_DAYS = Span(7, Unit.WORKING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Limits and bars that the general statutes set; `data/law/values` dates and cites each."""

    completeness: Span
    extension: Span
    joint: Span
    joint_extension: Span
    preliminary: Span
    delivery: Span
    disclosure: Span
    hearing_request: Span
    hearing_held: Span
    hearing_notice: Span
    appointment: Span
    bar_false_materials: Span
    bar_deceit: Span
    reconsideration: Span
    litigation: Span
    public_notice: Span
    # Cases and licences that were recorded before do not name these two.
    penalty_hearing_request: Span = FIVE_DAYS
    penalty_hearing_notice: Span = SEVEN_DAYS

    @property
    def to_name(self) -> "Terms | None":
        """Return these for a case to name; nothing where they are those of 2019."""
        return None if self == TERMS_2019 else self


TERMS_2019 = Terms(
    completeness=Span(5, Unit.WORKING),
    extension=Span(10, Unit.WORKING),
    joint=Span(45, Unit.WORKING),
    joint_extension=Span(15, Unit.WORKING),
    preliminary=Span(20, Unit.WORKING),
    delivery=Span(10, Unit.WORKING),
    disclosure=Span(7, Unit.WORKING),
    hearing_request=Span(5, Unit.WORKING),
    hearing_held=Span(20, Unit.WORKING),
    hearing_notice=Span(7, Unit.WORKING),
    appointment=Span(5, Unit.WORKING),
    bar_false_materials=Span(1, Unit.YEAR),
    bar_deceit=Span(3, Unit.YEAR),
    reconsideration=Span(60, Unit.CALENDAR),
    litigation=Span(6, Unit.MONTH),
    public_notice=Span(30, Unit.CALENDAR),
)
"""As in force since 2019-04-23; a case that names no others is judged by these, for ever."""
