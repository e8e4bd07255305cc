"""The machine of every stream, shown on a small one: a letter is written, sealed, and sent."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import pytest

from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import CIVIL_CODE
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import NOBODY, Person, Role
from xuke.kernel.stream import (
    Holds,
    Lapse,
    Machine,
    Next,
    Right,
    Verb,
    first_refusal,
    holds,
    named,
    open_to,
    opened,
)

MON = date(2026, 3, 2)
TUE = MON + timedelta(days=1)
CLERK = Person("clerk", "home", frozenset({Role.CLERK}))
HEAD = Person("head", "home", frozenset({Role.DECIDER}))


class Stage(StrEnum):
    """How far the letter is."""

    BLANK = "blank"
    WRITTEN = "written"
    SEALED = "sealed"


@dataclass(frozen=True)
class Letter:
    """A letter as it stands."""

    stage: Stage = Stage.BLANK
    lines: tuple[str, ...] = ()
    thief: str = "thief"


@dataclass(frozen=True)
class Line:
    """A line was written."""

    text: str


@dataclass(frozen=True)
class Seal:
    """The letter was sealed."""


def evolve(letter: Letter, event: Line | Seal) -> Letter:
    """Return the letter after this event."""
    if isinstance(event, Seal):
        return replace(letter, stage=Stage.SEALED)
    return replace(letter, stage=Stage.WRITTEN, lines=(*letter.lines, event.text))


def stage(letter: Letter) -> Stage:
    return letter.stage


def write(_letter: Letter, line: Line, at: Occasion) -> tuple[Line, ...]:
    """Write a line, signed; a blank one is none."""
    if not line.text:
        raise Unlawful("line-empty")
    return (Line(f"{line.text} ({at.person.id})"),)


def seal(_letter: Letter, sealed: Seal, _at: Occasion) -> tuple[Seal, ...]:
    return (sealed,)


def has_few_lines(_person: Person, letter: Letter) -> Unlawful | None:
    return Unlawful("page-full") if len(letter.lines) > 1 else None


def is_unread(_person: Person, _letter: Letter) -> Unlawful | None:
    return Unlawful("unread")


def is_no_thief(_verb: Verb[Letter], person: Person, letter: Letter) -> Unlawful | None:
    return Unlawful("thief") if person.id == letter.thief else None


def has_lines(letter: Letter) -> bool:
    return bool(letter.lines)


def dry(letter: Letter, on: date, _at: Occasion) -> tuple[Line, ...]:
    """Add from Tuesday on that the ink is dry."""
    is_told = "dry" in letter.lines
    return (Line("dry"),) if on >= TUE and not is_told else ()


def stick(letter: Letter, _on: date, _at: Occasion) -> tuple[Seal, ...]:
    """Seal what is dry, once."""
    return (Seal(),) if letter.stage is Stage.WRITTEN and "dry" in letter.lines else ()


OPEN: Right[Letter] = Right(
    phases=frozenset({Stage.BLANK, Stage.WRITTEN}), guards=(holds(Role.CLERK), has_few_lines)
)
WRITE = Verb(name="write", event=Line, right=OPEN, decide=write)
ADD = Verb(name="add", event=Line, right=OPEN, decide=write, of="write")
BEGIN = Verb(name="begin", event=Line, right=OPEN, decide=write, begins=True)
SEAL = Verb(
    name="seal",
    event=Seal,
    right=Right(
        phases=frozenset({Stage.WRITTEN}),
        guards=(holds(Role.DECIDER, Role.CLERK),),
        when=has_lines,
        basis=CIVIL_CODE.art(1),
    ),
    decide=seal,
)
DRY = Lapse(name="dry", event=Line, decide=dry)
STUCK = Lapse(name="stuck", event=Seal, decide=stick)
LETTER = Machine(
    kind="letter",
    begin=Letter(),
    evolve=evolve,
    events=(Line, Seal),
    verbs=named(SEAL, BEGIN, WRITE, ADD),
    phase_of=stage,
    bar=is_no_thief,
    lapses=(DRY, STUCK),
    out_of_phase="wrong-stage",
)
BLANK = Letter()
WRITTEN = Letter(Stage.WRITTEN, ("甲",))
SEALED = Letter(Stage.SEALED, ("甲",))
FULL = Letter(Stage.WRITTEN, ("甲", "乙"))


def by(person: Person) -> Occasion:
    return Occasion(person, Calendar({}))


def told(refused: Unlawful | None) -> tuple[str, str, dict[str, str]] | None:
    """Return what a refusal says."""
    return (refused.code, str(refused.citation or ""), refused.facts) if refused else None


def test_a_letter_is_what_its_events_made_of_it() -> None:
    assert LETTER.replay([]) == BLANK
    assert LETTER.replay([Line("甲"), Line("乙"), Seal()]) == replace(FULL, stage=Stage.SEALED)
    assert LETTER.after(WRITTEN, [Seal()]) == SEALED


def test_whoever_may_do_it_does_it_and_the_law_makes_the_events() -> None:
    assert LETTER.decide(WRITE, BLANK, Line("甲"), by(CLERK)) == (Line("甲 (clerk)"),)


def test_the_right_is_asked_before_the_decision() -> None:
    with pytest.raises(Unlawful, match="role-missing"):
        LETTER.decide(WRITE, BLANK, Line(""), by(HEAD))
    with pytest.raises(Unlawful, match="line-empty"):
        LETTER.decide(WRITE, BLANK, Line(""), by(CLERK))


def test_what_is_required_is_refused_by_raising_or_let_pass() -> None:
    LETTER.require(WRITE, CLERK, BLANK)

    with pytest.raises(Unlawful, match="role-missing"):
        LETTER.require(WRITE, NOBODY, BLANK)


@pytest.mark.parametrize(
    ("verb", "letter", "expected"),
    [
        pytest.param(
            WRITE, SEALED, ("wrong-stage", "", {"phase": "sealed", "step": "write"}), id="sealed"
        ),
        pytest.param(
            ADD, SEALED, ("wrong-stage", "", {"phase": "sealed", "step": "write"}), id="a part"
        ),
        pytest.param(
            SEAL,
            BLANK,
            ("wrong-stage", "civil-code/1", {"phase": "blank", "step": "seal"}),
            id="with the provision it rests on",
        ),
        pytest.param(
            SEAL,
            Letter(Stage.WRITTEN),
            ("wrong-stage", "civil-code/1", {"phase": "written", "step": "seal"}),
            id="on its condition",
        ),
    ],
)
def test_what_the_letter_does_not_call_for_is_refused_with_its_stage(
    verb: Verb[Letter], letter: Letter, expected: tuple[str, str, dict[str, str]]
) -> None:
    assert not LETTER.calls_for(verb, letter)
    assert told(LETTER.refusal(verb, CLERK, letter)) == expected


def test_the_stage_is_told_before_the_bar_and_the_bar_before_the_guards() -> None:
    thief = replace(SEALED, thief="stranger")
    stranger = Person("stranger")

    found = [
        LETTER.refusal(WRITE, stranger, one) for one in (thief, replace(FULL, thief="stranger"))
    ]

    assert [one.code for one in found if one] == ["wrong-stage", "thief"]


def test_the_first_guard_that_does_not_let_pass_is_told() -> None:
    assert told(LETTER.refusal(WRITE, HEAD, FULL)) == ("role-missing", "", {"role": "clerk"})
    assert told(LETTER.refusal(WRITE, CLERK, FULL)) == ("page-full", "", {})
    assert told(first_refusal((has_few_lines, is_unread), CLERK, BLANK)) == ("unread", "", {})
    assert first_refusal((has_few_lines,), CLERK, BLANK) is None


def test_a_machine_without_a_bar_bars_nobody() -> None:
    lenient = Machine(
        kind="letter",
        begin=BLANK,
        evolve=evolve,
        events=(Line, Seal),
        verbs=named(WRITE),
        phase_of=stage,
    )

    assert lenient.refusal(WRITE, CLERK, replace(BLANK, thief=CLERK.id)) is None
    assert told(lenient.refusal(WRITE, CLERK, SEALED)) == (
        "wrong-phase",
        "",
        {"phase": "sealed", "step": "write"},
    )
    assert list(lenient.lapsed(FULL, TUE, by(NOBODY))) == []


def test_what_may_be_done_next_is_listed_in_the_machine_s_order_with_everybody_s_right() -> None:
    by_clerk, by_head = (LETTER.next(person, WRITTEN) for person in (CLERK, HEAD))

    assert by_clerk == (Next(SEAL, None), Next(WRITE, None))
    assert [(one.name, one.allowed) for one in by_head] == [("seal", True), ("write", False)]
    assert [one.name for one in LETTER.next(CLERK, BLANK)] == ["write"]
    assert LETTER.next(CLERK, SEALED) == ()


def test_what_begins_a_stream_or_is_part_of_another_verb_is_not_listed() -> None:
    assert [one.name for one in LETTER.verbs.values() if not one.is_listed] == ["begin", "add"]
    assert LETTER.calls_for(BEGIN, BLANK)
    assert LETTER.refusal(ADD, CLERK, BLANK) is None


def test_what_follows_from_something_else_is_listed_and_offered_to_nobody() -> None:
    following = replace(LETTER, verbs=named(replace(WRITE, by_hand=False)))

    (by_clerk,), (by_head,) = (following.next(person, WRITTEN) for person in (CLERK, HEAD))

    assert told(by_clerk.refusal) == ("only-by-case", "", {"step": "write"})
    assert told(by_head.refusal) == ("role-missing", "", {"role": "clerk"})
    assert following.refusal(following.verbs["write"], CLERK, WRITTEN) is None


def test_two_verbs_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^Two verbs of one name: seal, write$"):
        named(WRITE, SEAL, ADD, replace(SEAL, event=Line), replace(ADD, name="write"))


def test_each_lapse_sees_what_the_ones_before_it_left() -> None:
    assert list(LETTER.lapsed(WRITTEN, TUE, by(NOBODY))) == [
        (DRY, (Line("dry"),)),
        (STUCK, (Seal(),)),
    ]


def test_a_lapse_that_does_nothing_is_not_told() -> None:
    assert list(LETTER.lapsed(WRITTEN, MON, by(NOBODY))) == []
    assert list(LETTER.lapsed(Letter(Stage.WRITTEN, ("dry",)), MON, by(NOBODY))) == [
        (STUCK, (Seal(),))
    ]


@pytest.mark.parametrize("role", [Role.DECIDER, Role.CLERK])
def test_any_of_the_roles_lets_pass_and_the_first_is_named(role: Role) -> None:
    guard = holds(Role.DECIDER, Role.CLERK)

    assert guard == Holds((Role.DECIDER, Role.CLERK))
    assert guard(Person("x", "home", frozenset({role})), BLANK) is None
    assert told(guard(NOBODY, BLANK)) == ("role-missing", "", {"role": "decider"})


def test_a_guard_says_to_whom_it_is_open_and_stays_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = f"{__name__}.is_unread"
    monkeypatch.setitem(opened, name, ())

    assert open_to(Role.APPLICANT, Role.CLERK)(is_unread) is is_unread
    assert opened[name] == (Role.APPLICANT, Role.CLERK)
