"""Every kind of stream in words: each verb, each fact that it asks, each event; nothing else."""

from collections.abc import Iterator
from typing import Any

import pytest

from xuke.casework.stream.facts import Fact, FactKind
from xuke.casework.stream.kinds import Kind, kinds
from xuke.web.acts.step_form import form_of
from xuke.web.api.facts import facts_of, told
from xuke.web.case.words.acceptance import VERBS
from xuke.web.words import sentences, worded
from xuke.web.words.facts import COMMON
from xuke.web.words.names import Names
from xuke.web.words.worded import Asked, Worded, Words, label_of, named, register, words_of

ACTED_ON = [kind for kind in kinds() if kind.machine.verbs]
VERBS_BY_FACTS = [(kind.name, verb) for kind in ACTED_ON for verb in kind.plain]
KINDS = pytest.mark.parametrize("kind", ACTED_ON, ids=lambda kind: kind.name)
BY_FACTS = pytest.mark.parametrize(("kind", "verb"), VERBS_BY_FACTS)


def asked() -> Iterator[tuple[str, str, Fact]]:
    for kind, verb in VERBS_BY_FACTS:
        yield from ((kind, verb, fact) for fact in facts_of(kind, verb))


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Words:
    """Register the words of a kind of stream that has a verb named as one of a case."""
    monkeypatch.setattr(worded, "_registered", {one.kind: one for one in worded.registered()})
    inspection = Words(kind="inspection", verbs=named(Worded("accept", "收下检查")), told={})
    register(inspection)
    return inspection


@KINDS
def test_every_verb_has_its_word_and_no_word_is_left_over(kind: Kind[Any]) -> None:
    listed = {name for name, verb in kind.machine.verbs.items() if verb.is_listed}

    assert set(words_of(kind.name).verbs) == listed
    assert all(one.label for one in words_of(kind.name).verbs.values())


@KINDS
def test_every_event_has_its_sentence_and_no_sentence_is_left_over(kind: Kind[Any]) -> None:
    assert set(words_of(kind.name).told) == set(kind.machine.events)


@KINDS
def test_a_verb_stands_in_a_group_if_it_is_told_by_plain_facts(kind: Kind[Any]) -> None:
    grouped = [one.name for verbs in words_of(kind.name).groups().values() for one in verbs]

    assert sorted(grouped) == sorted(kind.plain)


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


def test_two_kinds_may_have_verbs_of_one_name(words: Words) -> None:
    assert sentences.step("accept", words.kind) == "收下检查"
    assert sentences.step("accept", "case") == "受理"
    assert sentences.step("accept") == "受理"


def test_what_has_no_words_is_called_by_its_name() -> None:
    assert label_of("dance") == label_of("dance", "case") == label_of("dance", "ballet") == "dance"
    assert worded.sentence(object(), Names()) == ("object", "")


def test_words_of_a_verb_come_before_those_common_to_all() -> None:
    form = form_of("licence", "withdraw-licence")
    labels = {fact["name"]: fact["label"] for fact in told("licence", "withdraw-licence")["facts"]}

    assert labels["document"] == "撤回决定书文号"
    assert told("case", "extend")["facts"][-1]["label"] == "文号"
    assert (form.kind, form.step) == ("licence", "withdraw-licence")


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
