"""Every kind of stream in words: verbs and their facts, events, phases, refusals, lapses."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from tests.loans.place import LOANS
from tests.loans.room import bring_along

from xuke.casework.stream.facts import Fact, FactKind
from xuke.casework.stream.kinds import Kind, kinds
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.rights_table import rights_table
from xuke.web.api.facts import facts_of, told
from xuke.web.case.words.acceptance import VERBS
from xuke.web.site.shown import shown_of
from xuke.web.templatetags.xuke import phase_tag
from xuke.web.words import refusals, sentences, worded
from xuke.web.words.facts import COMMON
from xuke.web.words.names import Names
from xuke.web.words.worded import Asked, Worded, Words, label_of, named, register, words_of

ACTED_ON = [LOANS, *(kind for kind in kinds() if kind.machine.verbs)]
"""The kinds of the house on which anybody acts, and one that has no pages but the generic ones."""
VERBS_BY_FACTS = [(kind.name, verb) for kind in ACTED_ON for verb in kind.plain]
KINDS = pytest.mark.parametrize("kind", ACTED_ON, ids=lambda kind: kind.name)
BY_FACTS = pytest.mark.parametrize(("kind", "verb"), VERBS_BY_FACTS)


def asked() -> Iterator[tuple[str, str, Fact]]:
    for kind, verb in VERBS_BY_FACTS:
        yield from ((kind, verb, fact) for fact in facts_of(kind, verb))


@pytest.fixture(autouse=True)
def _loans(monkeypatch: pytest.MonkeyPatch) -> None:
    bring_along(monkeypatch)


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Words:
    """Register the words of a kind of stream that has a verb named as one of a case."""
    monkeypatch.setattr(worded, "_registered", {one.kind: one for one in worded.registered()})
    inspection = Words(
        kind="inspection",
        verbs=named(Worded("accept", "收下检查")),
        told={},
        phases={"received": "已收下"},
        tones={"received": "amber"},
        refused={"own-application": "这次检查是您自己的。"},
    )
    register(inspection)
    return inspection


@KINDS
def test_every_verb_has_its_word_and_no_word_is_left_over(kind: Kind[Any]) -> None:
    words = words_of(kind.name).verbs

    assert set(words) == set(kind.machine.verbs)
    assert all(one.label for one in words.values())


@KINDS
def test_every_phase_has_its_word_and_no_word_is_left_over(kind: Kind[Any]) -> None:
    machine, words = kind.machine, words_of(kind.name)
    phases = {str(phase) for phase in type(machine.phase_of(machine.begin))}

    assert set(words.phases) == phases
    assert set(words.tones) <= phases


@KINDS
def test_every_lapse_has_its_words_and_no_words_are_left_over(kind: Kind[Any]) -> None:
    lapses = words_of(kind.name).lapsed

    assert set(lapses) == {lapse.name for lapse in kind.machine.lapses}
    assert all(one.label and one.measure for one in lapses.values())


@KINDS
def test_every_guard_has_its_words_and_no_words_are_left_over(kind: Kind[Any]) -> None:
    rows = rights_table(kind.machine)

    assert set(words_of(kind.name).guards) == {code for row in rows for code in row.guards}


@KINDS
def test_what_a_phase_does_not_call_for_is_refused_in_words(kind: Kind[Any]) -> None:
    machine, words = kind.machine, words_of(kind.name)

    for phase, verb in product(words.phases, words.verbs):
        refused = Unlawful(machine.out_of_phase, phase=phase, step=verb)
        told = refusals.why(refused, kind.name)

        assert str(words.phases[phase]) in told
        assert str(words.verbs[verb].label) in told


@KINDS
def test_every_refusal_of_its_own_has_a_sentence(kind: Kind[Any]) -> None:
    assert all(words_of(kind.name).refused.values())


@KINDS
def test_every_event_has_its_sentence_and_no_sentence_is_left_over(kind: Kind[Any]) -> None:
    assert set(words_of(kind.name).told) == set(kind.machine.events)


@KINDS
def test_a_verb_stands_in_a_group_if_it_is_told_by_plain_facts(kind: Kind[Any]) -> None:
    """The generic page needs no groups; a kind that has some has all its verbs in them."""
    grouped = [one.name for verbs in words_of(kind.name).groups().values() for one in verbs]
    is_grouped = bool(grouped) or shown_of(kind.name) is None

    assert sorted(grouped) == (sorted(kind.plain) if is_grouped else [])


@BY_FACTS
def test_every_fact_that_is_asked_has_a_label(kind: str, verb: str) -> None:
    for fact in told(kind, verb)["facts"]:
        assert fact["label"] != fact["name"], fact


@KINDS
def test_no_words_are_kept_for_what_a_verb_does_not_ask(kind: Kind[Any]) -> None:
    for verb in words_of(kind.name).verbs.values():
        facts = facts_of(kind.name, verb.name) if verb.facts else ()

        assert set(verb.facts) <= {fact.name for fact in facts}, verb.name


@KINDS
def test_a_verdict_is_worded_only_where_yes_or_no_is_asked(kind: Kind[Any]) -> None:
    for verb in words_of(kind.name).verbs.values():
        judged = {name for name, one in verb.facts.items() if one.verdict}
        facts = facts_of(kind.name, verb.name) if judged else ()
        truths = {one.name for one in facts if one.kind is FactKind.TRUTH and one.required}

        assert judged <= truths, verb.name


def test_common_words_are_those_of_facts_that_several_verbs_ask_alike() -> None:
    for name, common in COMMON.items():
        verbs = [(kind, verb) for kind, verb, fact in asked() if fact.name == name]
        owned = [key for key in verbs if name in words_of(key[0]).verb(key[1]).facts]
        alike = [key for key in verbs if key not in owned] + [
            (kind, verb) for kind, verb in owned if not words_of(kind).verb(verb).facts[name].label
        ]

        assert len(alike if common.label else verbs) > 1, name


def test_two_verbs_of_one_name_in_one_kind_are_refused() -> None:
    with pytest.raises(ValueError, match="accept"):
        named(*VERBS, Worded("accept", "再受理"))


def test_two_sentences_for_one_event_are_refused() -> None:
    case = words_of("case").told

    with pytest.raises(ValueError, match="one event"):
        worded.told(case, case)


def test_a_kind_is_worded_once(words: Words) -> None:
    register(words)

    with pytest.raises(ValueError, match="inspection"):
        register(Words(kind="inspection", verbs={}, told={}))


def test_a_refusal_is_told_by_the_kind_before_it_is_told_as_all_do(words: Words) -> None:
    own, common = Unlawful("own-application"), Unlawful("role-missing", role="clerk")

    assert refusals.why(own, words.kind) == "这次检查是您自己的。"
    assert refusals.why(own, "case") == "这是您自己的申请，须由其他工作人员办理。"
    assert refusals.why(common, words.kind) == refusals.why(common, "case")


def test_what_an_act_does_to_another_stream_is_refused_as_that_kind_tells_it() -> None:
    refused = Unlawful("wrong-status", phase="suspended", step="renew")

    assert refusals.why(refused, "case") == refusals.why(refused, "licence")
    assert "“暂扣”" in refusals.why(refused, "case")
    assert "“延续”" in refusals.why(refused, "case")


def test_a_phase_of_one_code_is_shown_as_each_kind_shows_it(words: Words) -> None:
    assert phase_tag("received", words.kind) == '<span class="xk-tag xk-tag-amber">已收下</span>'
    assert phase_tag("received", "case") == '<span class="xk-tag xk-tag-blue">待受理</span>'


def test_two_kinds_may_have_verbs_of_one_name(words: Words) -> None:
    assert sentences.step("accept", words.kind) == "收下检查"
    assert sentences.step("accept", "case") == "受理"


def test_what_has_no_words_is_called_by_its_name() -> None:
    assert label_of("dance", "case") == label_of("dance", "ballet") == "dance"
    assert sentences.phase("dancing", "case") == sentences.phase("dancing", "ballet") == "dancing"
    assert worded.sentence(object(), "case", Names()) == ("object", "")


def test_words_of_a_verb_come_before_those_common_to_all() -> None:
    labels = {fact["name"]: fact["label"] for fact in told("licence", "withdraw-licence")["facts"]}

    assert labels["document"] == "撤回决定书文号"
    assert told("case", "extend")["facts"][-1]["label"] == "文号"


def test_a_verb_whose_law_an_item_does_not_know_is_not_offered() -> None:
    verbs = named(
        Worded("draw", "抽取", group="检查"),
        Worded("repeat", "复查", group="检查", is_known=lambda file: file == "strict"),
        Worded("close", "办结", facts={"reason": Asked("理由")}),
    )
    words = Words(kind="inspection", verbs=verbs, told={})

    def offered(file: str) -> list[tuple[str, list[str]]]:
        shown = words.offered({"draw", "repeat", "close"}, file)
        return [(label, [one.name for one in ones]) for label, ones in shown]

    assert offered("strict") == [("检查", ["draw", "repeat"])]
    assert offered("lax") == [("检查", ["draw"])]
    assert list(words.offered(frozenset(), "strict")) == []
