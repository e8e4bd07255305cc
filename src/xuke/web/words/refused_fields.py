"""What a refusal is about, where that is something that was typed: its field says why.

What is about the stream, the person or the day stands in no field, and is not named here.
"""

from collections.abc import Iterator, Mapping
from typing import Final

_REASONS: Final = (
    "reason",
    "text",
    "findings",
    "what",
    "evidence",
    "opinion",
    "conclusion",
    "exemption",
    "facts",
    "amendment_reason",
)
_PEOPLE: Final = ("officers", "members", "experts", "signers", "signer", "chair", "person", "to")

_BY_FIELDS: Final[Mapping[tuple[str, ...], str]] = {
    _REASONS: "reason-too-short",
    _PEOPLE: "fewer-than-two two-officers-needed was-not-there named-twice nobody-named "
    "person-recused is-applicant",
    ("act",): "only-annulment-left",
    ("amount",): "fee-above-published",
    ("announced",): "hearing-not-announced",
    ("answer_by",): "answer-day-passed answer-day-too-early party-answer-too-early",
    ("approved_by",): "approval-missing",
    ("asked_on",): "asked-out-of-bounds",
    ("assessed_on",): "assessed-early assessed-later",
    ("author", "party"): "name-missing",
    ("basis",): "basis-missing basis-no-law no-such-penalty penalty-basis-missing "
    "penalty-of-higher-level",
    ("cause",): "cause-not-told cause-unanswered false-promise-is-deceit idle-cause-missing "
    "only-deceit-left",
    ("chair",): "chair-took-part chair-investigated",
    ("compensation",): "compensation-unanswered",
    ("competent",): "competent-body-missing competent-body-other",
    ("conclusion",): "conclusion-missing",
    ("damages",): "damages-unanswered",
    ("damages_owed",): "damages-for-deceit",
    ("day", "hearing_day"): "hearing-too-late notice-too-short",
    ("days",): "exclusion-without-days extension-length promise-longer-than-law",
    ("document",): "ban-without-document document-missing notice-missing",
    ("ends",): "ban-end ban-too-short",
    ("evidence",): "ban-without-evidence",
    ("excuse",): "excuse-missing",
    ("experts",): "other-experts",
    ("facts",): "facts-missing",
    ("further", "ground"): "assessment-not-failed verification-not-failed",
    ("grounds",): "grounds-of-recusal-missing",
    ("ground",): "ground-bars ground-not-told ground-not-true holder-is-no-body "
    "holder-is-no-person no-such-ban no-such-ground not-idle-long-enough proposal-not-needed",
    ("issuer",): "ban-without-issuer",
    ("held_on",): "hearing-days hearing-not-as-told hearing-not-yet hearing-on-another-day",
    ("interest",): "interest-missing",
    ("minutes", "text"): "minutes-missing",
    ("officers",): "chair-examines",
    ("opinion",): "opinion-missing",
    ("other",): "no-duplicate other-case-missing other-case-unknown",
    ("paper",): "no-such-paper",
    ("party",): "informed-before not-a-party not-offered offered-before requested-before "
    "waived-before",
    ("passed",): "called-for-missing passed-against-checks",
    ("pending",): "core-missing pending-inexact",
    ("pending_until",): "pending-day-out-of-reach",
    ("place",): "place-missing",
    ("practises",): "may-not-practise",
    ("procedure",): "not-a-special-procedure procedure-not-open",
    ("promise",): "promise-missing",
    ("proof",): "proof-missing receiver-missing",
    ("public_interest",): "public-interest-missing",
    ("published_on",): "public-notice-running publication-missing published-before-decision",
    ("reason",): "answer-still-possible applicant-is-a-person applicant-is-no-person "
    "licence-still-needed no-such-reason not-barred promise-not-broken",
    ("receipt",): "receipt-missing",
    ("received_on",): "received-out-of-bounds",
    ("role",): "role-not-handed-over",
    ("signed_by",): "minutes-unsigned",
    ("signed_on",): "agreed-later",
    ("signer",): "not-awaited",
    ("signers", "signer"): "asked-before opinion-known",
    ("since",): "ban-days exclusion-after-due exclusion-backdated exclusion-before-limit "
    "exclusion-run-out exclusion-start-moved idle-exempt-then idle-since-later "
    "promised-for-the-past stated-too-early",
    ("standard",): "standard-missing",
    ("statement",): "applicant-unheard statement-empty",
    ("target",): "answer-known material-not-listed",
    ("text",): "comment-without-words said-or-waived",
    ("to",): "cannot-take-over",
    ("tried",): "tried-missing",
    ("until",): "comment-day-passed comment-too-short deferral-out-of-bounds exclusion-end "
    "rectification-shortened role-ends-before-it-begins suspension-out-of-bounds until-passed",
    ("username",): "own-account",
    ("value", "days"): "already-stated",
    ("value",): "answer-missing value-missing",
    ("way",): "court-unconfirmed electronic-not-agreed no-such-way online-channel-missing",
    ("weighed",): "weighing-missing",
    ("what",): "correction-without-words",
    ("witnesses",): "witness-missing",
}


def _by_code() -> Iterator[tuple[str, tuple[str, ...]]]:
    for fields, codes in _BY_FIELDS.items():
        for code in codes.split():
            yield code, fields


FIELDS: Final[Mapping[str, tuple[str, ...]]] = dict(_by_code())
"""By the code of a refusal, the facts that it may be about; a form has mostly one of them."""
