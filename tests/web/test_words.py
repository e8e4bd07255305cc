import ast
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from xuke.casework.stream.kinds import kinds
from xuke.kernel.case.acceptance import NON_ACCEPTANCE_REASONS
from xuke.kernel.case.clocks import ClockName
from xuke.kernel.case.decision import REFUSAL_REASONS
from xuke.kernel.case.ending import TERMINATION_REASONS
from xuke.kernel.case.events import SpecialProcedure
from xuke.kernel.case.gaps import GapKind
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Outcome, Phase
from xuke.kernel.item.rule import Action, Channel, Course
from xuke.kernel.law import citation as citations
from xuke.kernel.law.bar import BarKind
from xuke.kernel.law.citation import LICENSING_LAW, Statute
from xuke.kernel.law.delivery import WAYS
from xuke.kernel.law.limit import Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.clocks import LicenceClockName
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.words import (
    AdverseAct,
    AnnulmentCause,
    CheckResult,
    DeregistrationGround,
    Promise,
    RemindedOf,
    Status,
    VersionReason,
)
from xuke.kernel.person import Role
from xuke.kernel.stream import Machine
from xuke.web.words import licence_vocabulary as licencevocabulary, refusals, sentences, vocabulary
from xuke.web.words.worded import Phrase, words_of

SOURCE = Path(apps.get_app_config("web").path).parent


def _worded(machine: Machine[Any]) -> dict[str, Phrase]:
    return {name: verb.label for name, verb in words_of(machine.kind).verbs.items()}


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        pytest.param(Phase, vocabulary.PHASES, id="phases"),
        pytest.param(CASE.verbs, _worded(CASE), id="steps"),
        # The applicant's own days are a clock of his pages alone.
        pytest.param({*ClockName, "untruth-answer"}, vocabulary.CLOCKS, id="clocks"),
        pytest.param(Action, vocabulary.ACTIONS, id="actions"),
        pytest.param(Channel, vocabulary.CHANNELS, id="channels"),
        pytest.param(Role, vocabulary.ROLES, id="roles"),
        pytest.param(Unit, vocabulary.UNITS, id="units"),
        pytest.param(Outcome, vocabulary.OUTCOMES, id="outcomes"),
        pytest.param(SpecialProcedure, vocabulary.SPECIAL_PROCEDURES, id="special procedures"),
        pytest.param(Course, vocabulary.COURSES, id="courses"),
        pytest.param(
            TERMINATION_REASONS, vocabulary.TERMINATION_REASONS, id="grounds of termination"
        ),
        pytest.param(GapKind, vocabulary.GAP_KINDS, id="kinds of gaps"),
        pytest.param(Status, vocabulary.LICENCE_STATUSES, id="how a licence stands"),
        pytest.param(LICENCE.verbs, _worded(LICENCE), id="steps of a licence"),
        pytest.param(VersionReason, licencevocabulary.VERSION_REASONS, id="whys of a version"),
        pytest.param(Promise, licencevocabulary.PROMISES, id="how a promise stands"),
        pytest.param(AdverseAct, licencevocabulary.ADVERSE_ACTS, id="what burdens a holder"),
        pytest.param(AnnulmentCause, licencevocabulary.ANNULMENT_CAUSES, id="whys of annulment"),
        pytest.param(
            DeregistrationGround,
            licencevocabulary.DEREGISTRATION_GROUNDS,
            id="grounds of deregistration",
        ),
        pytest.param(CheckResult, licencevocabulary.CHECK_RESULTS, id="what a check found"),
        pytest.param(RemindedOf, licencevocabulary.REMINDED_OF, id="what is reminded of"),
        pytest.param(LicenceClockName, licencevocabulary.CLOCKS, id="clocks of a licence"),
        pytest.param(BarKind, licencevocabulary.BAR_KINDS, id="kinds of bars"),
        pytest.param(WAYS, vocabulary.DELIVERY_WAYS, id="ways of delivery"),
        pytest.param(REFUSAL_REASONS, vocabulary.REFUSAL_REASONS, id="grounds of refusal"),
        pytest.param(
            NON_ACCEPTANCE_REASONS | {"other"},  # imported history tells no better
            vocabulary.NON_ACCEPTANCE_REASONS,
            id="grounds of non-acceptance",
        ),
    ],
)
def test_every_code_has_a_word(codes: Iterable[str], words: vocabulary.Words) -> None:
    assert {str(code) for code in codes} == set(words)


def test_every_statute_that_the_kernel_cites_has_a_name() -> None:
    cited = [one for one in vars(citations).values() if isinstance(one, Statute)]

    assert cited
    for statute in cited:
        assert sentences.citation_words(statute.slug).startswith("《")


def test_a_form_error_is_told_for_the_kind_of_its_field() -> None:
    assert "手机号" in sentences.form_error("bad-form", "phone")
    assert sentences.form_error("required", "phone") == sentences.form_error("required")


def test_what_contradicts_is_told_with_both_values() -> None:
    told = sentences.form_error("birth-differs:1950-01-01:1949-12-31", "date")

    assert "1950-01-01" in told
    assert "1949-12-31" in told


def test_every_code_of_a_form_has_a_sentence() -> None:
    folder = SOURCE / "catalogue"
    files = [folder / "answers.py", *(folder / "identifiers").glob("*.py")]
    found = {code for path in files for code in _problems(path)}

    assert "bad-check-digit" in found
    assert found <= set(vocabulary.FORM_ERRORS)


def _problems(path: Path) -> list[str]:
    """Return the codes that functions of this file give back."""
    given = [one for one in ast.walk(ast.parse(path.read_text())) if isinstance(one, ast.Return)]
    parts = [part for one in given if one.value for part in ast.walk(one.value)]
    words = [str(one.value) for one in parts if isinstance(one, ast.Constant)]
    return [word for word in words if re.fullmatch(r"[a-z]+(-[a-z]+)+|required", word)]


def test_every_refusal_in_the_source_has_a_sentence() -> None:
    found = {code for path in SOURCE.rglob("*.py") for code in _refused(path)}

    own = {code for kind in kinds() for code in words_of(kind.name).refused}
    assert found
    assert found <= {*refusals.WORDS, *own}


def _refused(path: Path) -> list[str]:
    """Return the codes with which this file refuses."""
    calls = [one for one in ast.walk(ast.parse(path.read_text())) if isinstance(one, ast.Call)]
    named = [one for one in calls if isinstance(one.func, ast.Name) and one.func.id == "Unlawful"]
    firsts = [one.args[0] for one in named if one.args]
    return [str(one.value) for one in firsts if isinstance(one, ast.Constant)]


def test_a_refusal_says_what_why_and_by_which_provision() -> None:
    refused = Unlawful("incomplete", LICENSING_LAW.art(32, 1, 4), missing="lease plan")

    words = refusals.with_basis(refused, CASE.kind, {"plan": "平面图"})

    assert "还缺必交材料：lease、平面图。" in words
    assert words.endswith("依据：《行政许可法》第三十二条第一款第四项。")


def test_the_facts_of_a_refusal_are_put_into_words() -> None:
    refused = Unlawful("wrong-phase", phase=Phase.CONCLUDED, step="accept")

    assert refusals.why(refused, CASE.kind).startswith("本件现在是“已办结”，不能办理“受理”。")


def test_a_refusal_without_its_facts_still_has_a_sentence() -> None:
    assert refusals.why(Unlawful("role-missing"), CASE.kind) != "role-missing"


def test_a_citation_is_written_as_in_a_decision() -> None:
    assert sentences.citation_words(LICENSING_LAW.art(82)) == "《行政许可法》第八十二条"
    assert (
        sentences.citation_words("administrative-licensing-law/32/1/4")
        == "《行政许可法》第三十二条第一款第四项"
    )


def test_what_is_no_citation_is_shown_as_it_is() -> None:
    assert sentences.citation_words("第三十八条") == "第三十八条"


def test_a_code_without_a_word_is_shown_as_it_is() -> None:
    assert sentences.phase("brand-new", CASE.kind) == "brand-new"


def test_a_step_of_either_has_its_word() -> None:
    assert sentences.step("accept", CASE.kind) == "受理"
    assert sentences.step("suspend", LICENCE.kind) == "暂扣"


@pytest.mark.parametrize("text", ["2026-02-30", "0000-00-00", "9999-99-99", "2026-2-3", "今天"])
def test_what_only_looks_like_a_day_is_told_as_it_is(text: str) -> None:
    for code, sentence in refusals.WORDS.items():
        facts = dict.fromkeys(re.findall(r"%\((\w+)\)s", str(sentence)), text)

        told = refusals.why(Unlawful(code, None, **facts), CASE.kind)

        assert told
