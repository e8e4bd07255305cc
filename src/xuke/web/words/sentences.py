"""Codes into words for people: phases, steps, actions, channels, form errors, citations."""

from collections.abc import Mapping

from django.utils.functional import Promise

from xuke import catalogue
from xuke.kernel.case.state import Phase
from xuke.kernel.law.citation import Citation
from xuke.web.words import licence_vocabulary as licencevocabulary, vocabulary, worded

Words = Mapping[str, str | Promise]


def _word(words: Words, code: str) -> str:
    """Return the word for a code; a code without one is shown as it is, never an empty place."""
    return str(words.get(code, code))


def phase(code: str, kind: str) -> str:
    """Return where a stream of this kind stands, such as 待受理 or 有效."""
    return _word(worded.words_of(kind).phases, code)


def shown_phase(code: str, item: str, action: str) -> str:
    """Return the phase whose word a case shows: what brings no certificate waits for delivery."""
    spec = catalogue.item(item).certificate
    makes_none = spec is None or action not in spec.issued_for
    return Phase.ISSUED.value if code == Phase.GRANTED and makes_none else code


def phase_tone(code: str, kind: str) -> str:
    """Return the tone in which a phase is shown; the word carries the meaning."""
    return worded.words_of(kind).tones.get(code, "plain")


def step(code: str, kind: str) -> str:
    """Return what can be done with a stream of this kind, such as 受理 or 暂扣."""
    return str(worded.label_of(code, kind))


def action(code: str) -> str:
    """Return the kind of an application, such as 新办."""
    return _word(vocabulary.ACTIONS, code)


def channel(code: str) -> str:
    """Return the way an application came in, such as 窗口."""
    return _word(vocabulary.CHANNELS, code)


def role(code: str) -> str:
    """Return a role's name, such as 审查人员."""
    return _word(vocabulary.ROLES, code)


def unit(code: str) -> str:
    """Return the unit of a time limit, such as 个工作日."""
    return _word(vocabulary.UNITS, code)


def span(length: int, unit_code: str) -> str:
    """Return a length of time, such as 20个工作日."""
    return f"{length}{unit(unit_code)}"


def form_error(code: str, kind: str = "") -> str:
    """Return what is wrong with an answer to a field of this kind, and what is expected.

    A code may bring what was told, and what is known instead, parted by colons.
    """
    name, *facts = code.split(":")
    exact = f"{name}/{kind}"
    words = vocabulary.FORM_ERRORS
    sentence = _word(words, exact if exact in words else name)
    return sentence % dict(zip(("told", "known"), facts, strict=True)) if facts else sentence


def delivery_way(code: str) -> str:
    """Return how a document reached the applicant, such as 直接送达."""
    return _word(vocabulary.DELIVERY_WAYS, code)


def gap_kind(code: str) -> str:
    """Return in which way a material or an answer falls short, such as 缺少."""
    return _word(vocabulary.GAP_KINDS, code)


def non_acceptance_reason(code: str) -> str:
    """Return the ground of a non-acceptance."""
    return _word(vocabulary.NON_ACCEPTANCE_REASONS, code)


def refusal_reason(code: str) -> str:
    """Return the ground on which a licence was refused."""
    return _word(vocabulary.REFUSAL_REASONS, code)


def outcome(code: str) -> str:
    """Return how a case was closed."""
    return _word(vocabulary.OUTCOMES, code)


def outcome_tone(code: str) -> str:
    """Return the tone in which what came of a case is shown; the word carries the meaning."""
    return vocabulary.OUTCOME_TONES.get(code, "plain")


def special_procedure(code: str) -> str:
    """Return a procedure whose time does not count, such as 听证."""
    return _word(vocabulary.SPECIAL_PROCEDURES, code)


def licence_status(code: str) -> str:
    """Return how a licence stands, such as 有效."""
    return _word(vocabulary.LICENCE_STATUSES, code)


def promise(code: str) -> str:
    """Return how a commitment stands, such as 尚未核查."""
    return _word(licencevocabulary.PROMISES, code)


def version_reason(code: str) -> str:
    """Return why a version of a certificate was made, such as 变更换发."""
    return _word(licencevocabulary.VERSION_REASONS, code)


def adverse_act(code: str) -> str:
    """Return what burdens a holder, such as 暂扣."""
    return _word(licencevocabulary.ADVERSE_ACTS, code)


def annulment_cause(code: str) -> str:
    """Return why a licence ought not to have been granted."""
    return _word(licencevocabulary.ANNULMENT_CAUSES, code)


def deregistration_ground(code: str) -> str:
    """Return on which of the six grounds a licence is struck."""
    return _word(licencevocabulary.DEREGISTRATION_GROUNDS, code)


def idle_cause(code: str) -> str:
    """Return why a holder is not active, such as 改建、扩建、迁建."""
    return _word(licencevocabulary.IDLE_CAUSES, code)


def check_result(code: str) -> str:
    """Return what was found of a commitment, such as 符合承诺."""
    return _word(licencevocabulary.CHECK_RESULTS, code)


def reminded_of(code: str) -> str:
    """Return of what a holder is reminded, such as 校验."""
    return _word(licencevocabulary.REMINDED_OF, code)


def case_clock(code: str) -> str:
    """Return a case's clock, such as 法定办结期限."""
    return _word(vocabulary.CLOCKS, code)


def licence_clock(code: str) -> str:
    """Return a licence's clock, such as 校验期满."""
    return _word(licencevocabulary.CLOCKS, code)


def bar_kind(code: str) -> str:
    """Return what a bar keeps its holder from, such as 不得申请."""
    return _word(licencevocabulary.BAR_KINDS, code)


def termination_reason(code: str) -> str:
    """Return the ground on which a case was ended without a decision."""
    return _word(vocabulary.TERMINATION_REASONS, code)


def authority(code: str) -> str:
    """Return an authority's name; one that is not loaded is shown by its code."""
    known = catalogue.authorities().get(code)
    return known.name if known else code


def citation_words(place: Citation | str) -> str:
    """Return a citation as 《行政许可法》第三十二条第一款第四项; an unknown one as it is.

    Screens leave out 中华人民共和国; documents print the whole name by `catalogue.citation_words`.
    """
    return catalogue.citation_words(str(place)).replace("《中华人民共和国", "《")
