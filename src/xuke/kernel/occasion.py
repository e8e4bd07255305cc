"""On what occasion somebody decides: who, with which rights, and by which calendar."""

from dataclasses import dataclass

from xuke.kernel.law.calendar import Calendar
from xuke.kernel.person import Person


@dataclass(frozen=True, slots=True)
class Occasion:
    """The person who acts and the calendar that counts; the day stands on the event.

    `known` is what the decision needs beside the stream itself, in the type that its kind
    declares: the rule in force, the bars of the applicant, another stream's state.
    """

    person: Person
    calendar: Calendar
    known: object = None
