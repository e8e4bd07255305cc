"""Acts of the applicant: draft, materials, submission, correction, withdrawal."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from xuke import catalogue
from xuke.casework.bars import bars_for
from xuke.casework.case.door import (
    Act,
    Done,
    Situation,
    begin,
    handle,
    load,
    new_stream,
)
from xuke.casework.case.eligibility import promise_refusal
from xuke.casework.case.numbers import case_number
from xuke.casework.licence.find import Named, named_by
from xuke.casework.licence.granted import UNTIL
from xuke.casework.models import Blob, Draft
from xuke.casework.sealing import open_answers, seal_answers, seal_identity
from xuke.catalogue.applicants import applicant_of, is_collected_at_window
from xuke.gateways.uploads import Upload, judge_upload
from xuke.kernel.case import acceptance, filing
from xuke.kernel.case.decision import TERM_KEEPING
from xuke.kernel.case.events import (
    Applicant,
    CaseEvent,
    Drafted,
    MaterialAttached,
    Received,
)
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.steps import Step, require
from xuke.kernel.item.rule import ONLINE_CHANNELS, Action, Channel, ItemRule
from xuke.kernel.law.refusal import Unlawful
from xuke.record.events import Stream
from xuke.record.port import StaleStream


class AnswersInvalid(Exception):
    """Some answers cannot be taken; `codes` says for each field why."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        """Keep the codes by field."""
        super().__init__(codes)
        self.codes = codes


class FileAltered(Exception):
    """A kept file is no longer what was handed in; its digest says so."""


class FileRefused(Exception):
    """A file that was sent is not taken; `code` says why."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file as it was sent: hostile until judged."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """What somebody begins to apply for."""

    authority: str
    item: str
    action: Action = Action.NEW
    channel: Channel = Channel.ONLINE
    commitment: bool = False
    answers: Mapping[str, str]


def open_application(application: Application, act: Act) -> Done:
    """Open a draft with the answers given so far; they may still be incomplete."""
    item = catalogue.item(application.item)
    _check_offered(application, act.on)
    _check_known(application.item, application.answers)
    _check_promise(application, act.on)
    stream = new_stream(act, application.authority)
    drafted = Drafted(
        on=act.on,
        item=item.slug,
        action=application.action,
        channel=application.channel,
        owner=act.person.id,
        commitment=application.commitment,
    )
    rule = item.rule(application.action, on=act.on)
    return begin(
        stream,
        lambda seen: filing.draft(seen.case, drafted, rule, person=seen.person),
        act,
        also=lambda _done: _store_draft(stream, item.slug, application.answers, act),
    )


def save_answers(stream: UUID, answers: Mapping[str, str], act: Act) -> None:
    """Save the draft's answers; a draft has no legal effect, so no event is recorded."""
    with transaction.atomic():
        # The lock comes first: what is acknowledged here is what a submission then finds.
        draft = _locked_draft(stream)
        _place, case, _history = load(stream)
        _require_own_draft(case, act)
        _check_known(case.item, answers)
        draft.form |= seal_answers(stream, answers, catalogue.item(case.item).sensitive)
        draft.saved_at = act.at
        draft.save()


def answers_of(stream: UUID, case: Case) -> dict[str, str]:
    """Return the answers in clear: the draft's, or what was submitted."""
    kept = case.form
    if case.phase is Phase.DRAFT:
        kept = Draft.objects.get(stream=stream).form
    return open_answers(stream, kept, catalogue.item(case.item).sensitive)


def attach_material(stream: UUID, material: str, sent: SentFile, act: Act) -> Done:
    """Judge a file and put it to a material; file and event are one transaction."""
    upload = judge_upload(sent.content, sent.name)
    if not isinstance(upload, Upload):
        raise FileRefused(upload.value)

    def decide(seen: Situation) -> tuple[CaseEvent, ...]:
        attached = MaterialAttached(
            on=act.on,
            material=material,
            digest=upload.sha256,
            size=upload.size,
            media_type=upload.kind.value,
            file_name=upload.name,
        )
        return filing.attach(seen.case, attached, person=seen.person, rule=rule_of(seen.case))

    return handle(stream, decide, act, also=lambda _done: _store_blob(upload, sent.content))


def remove_material(stream: UUID, material: str, digest: str, act: Act) -> Done:
    """Take a file from a material of a draft."""
    return handle(
        stream,
        lambda seen: filing.remove(
            seen.case, person=seen.person, material=material, digest=digest, on=act.on
        ),
        act,
    )


def submit(stream: UUID, act: Act, *, letter: str | None = None) -> Done:
    """File the application and receive it; the draft's answers go into the record.

    `letter` is the version of the letter of commitment that was shown and signed; without one
    whoever chose a commitment signs the one in force.
    """

    def decide(seen: Situation) -> tuple[CaseEvent, ...]:
        require(Step.SUBMIT, seen.person, seen.case)
        _locked_draft(stream)
        answers = answers_of(stream, seen.case)
        _check_complete(seen.case, answers, act.on)
        filed = replace(_filing(seen, answers, act), letter=_letter(seen.case, letter))
        submitted = filing.submit(seen.case, filed, person=seen.person, on=act.on)
        return (*submitted, *_received(seen.stream, act))

    return handle(stream, decide, act, also=_forget_draft)


def correct(stream: UUID, answers: Mapping[str, str], act: Act) -> Done:
    """Hand in the correction: changed answers; files were attached before."""

    def decide(seen: Situation) -> tuple[CaseEvent, ...]:
        case = seen.case
        require(Step.CORRECT, seen.person, case)
        _check_known(case.item, answers)
        whole = {**answers_of(stream, case), **answers}
        _check_corrected(case, answers, whole, act.on)
        sealed = seal_answers(stream, answers, catalogue.item(case.item).sensitive)
        who = applicant_as(case, whole) if answers else None
        zero = _day_zero(seen.stream, act)
        return acceptance.correct(
            case,
            person=seen.person,
            form=sealed,
            on=act.on,
            counts_from=zero,
            applicant=who,
        )

    return handle(stream, decide, act)


def withdraw(stream: UUID, reason: str, act: Act) -> Done:
    """Take the application back; the answers of a draft are deleted with it."""
    return handle(
        stream,
        lambda seen: filing.withdraw(seen.case, person=seen.person, reason=reason, on=act.on),
        act,
        also=_forget_draft,
    )


def blob(digest: str) -> Blob | None:
    """Return a file's bytes by its digest, or raise FileAltered."""
    kept = Blob.objects.filter(digest=digest).first()
    if kept and sha256(kept.content).hexdigest() != digest:
        raise FileAltered(digest)
    return kept


def altered_files() -> list[str]:
    """Return the digests of the files whose bytes are no longer what was handed in."""
    kept = Blob.objects.order_by("digest").iterator(chunk_size=50)
    return [one.digest for one in kept if sha256(one.content).hexdigest() != one.digest]


def _store_draft(stream: Stream, item: str, answers: Mapping[str, str], act: Act) -> None:
    """Keep the answers beside the record: they may be changed and deleted."""
    Draft.objects.create(
        stream=stream.id,
        owner=act.person.id,
        authority=stream.authority,
        item=item,
        form=seal_answers(stream.id, answers, catalogue.item(item).sensitive),
        saved_at=act.at,
    )


def _forget_draft(done: Done) -> None:
    """Delete the answers of a draft that is one no longer."""
    Draft.objects.filter(stream=done.stream.id).delete()


def _store_blob(upload: Upload, content: bytes) -> None:
    """Keep the bytes once, whoever sends them."""
    kept = Blob(
        digest=upload.sha256, size=upload.size, media_type=upload.kind.value, content=content
    )
    Blob.objects.bulk_create([kept], ignore_conflicts=True)


def _filing(seen: Situation, answers: Mapping[str, str], act: Act) -> filing.Filing:
    """Return what is handed in, with sensitive answers sealed and the rule copied."""
    place, case = seen.stream, seen.case
    item = catalogue.item(case.item)
    online = case.channel in ONLINE_CHANNELS
    who = applicant_as(case, answers)
    named = named_by(place.authority, case, answers, act.on, by=who.identity_index)
    _check_old_term(case, answers, named)
    return filing.Filing(
        number=case_number(place.authority, act.on),
        applicant=who,
        licence=named.number,
        changed=named.changed,
        bars=bars_for(who.identity_index),
        rule=rule_of(case, act.on),
        form=seal_answers(place.id, answers, item.sensitive),
        fully_online=online and not is_collected_at_window(answers),
        in_name_of=_in_name_of(place.authority, case, act.on),
    )


def _letter(case: Case, signed: str | None) -> str:
    """Return the version of the letter that was read and signed; one out of force is none."""
    terms = catalogue.item(case.item).commitment_terms
    if terms is None or not case.commitment or signed not in {None, terms.version}:
        return ""
    return terms.version


def _in_name_of(authority: str, case: Case, on: date) -> str:
    """Return the authority that delegated; nothing where it acts in its own name.

    Who has lost its competence meanwhile still receives the application, and says so in writing.
    """
    try:
        found = catalogue.competence(authority, case.item, on, action=case.action)
    except Unlawful:
        return ""
    return "" if found.in_name_of == authority else found.in_name_of


def applicant_as(case: Case, answers: Mapping[str, str]) -> Applicant:
    """Return who applies by these answers, with the identity number sealed."""
    who = applicant_of(catalogue.item(case.item).object, answers)
    identity, index = seal_identity(who.identity)
    return Applicant(kind=who.kind, name=who.name, identity=identity, identity_index=index)


def rule_of(case: Case, on: date | None = None) -> ItemRule:
    """Return the rule copied onto the case, or for a draft the one in force on the day."""
    return case.rule or catalogue.item(case.item).rule(case.action, on=on)


def _received(place: Stream, act: Act) -> tuple[CaseEvent, ...]:
    """Return the receipt; after hours the authority's limits start a working day later."""
    return (Received(on=act.on, counts_from=_day_zero(place, act)),)


def _day_zero(place: Stream, act: Act) -> date:
    """Return the day after which the authority's days are counted, by its own rule."""
    authority = catalogue.authority(place.authority)
    after = act.at.timetz().replace(tzinfo=None) >= authority.hours.close
    return filing.day_zero(
        act.on, catalogue.calendar(), after_hours=after, rolls=authority.after_hours_rolls
    )


def _require_own_draft(case: Case, act: Act) -> None:
    """Let only the owner write in a draft."""
    if case.owner != act.person.id or case.phase is not Phase.DRAFT:
        raise Unlawful("not-your-case", phase=case.phase)


def _locked_draft(stream: UUID) -> Draft:
    """Return the draft, locked; one that was submitted meanwhile is told as a case moved on."""
    try:
        return Draft.objects.select_for_update().get(stream=stream)
    except Draft.DoesNotExist:
        raise StaleStream(stream) from None


def _check_offered(application: Application, on: date) -> None:
    """Refuse what the authority may not do: 法无授权不可为."""
    item, action = application.item, application.action
    try:
        catalogue.competence(application.authority, item, on, action=action)
    except Unlawful as refused:
        if refused.code == "not-competent-here":
            raise Unlawful("item-not-offered", item=item) from None
        raise
    if action not in catalogue.item(item).actions:
        raise Unlawful("action-not-offered", action=action)


def _check_promise(application: Application, on: date) -> None:
    """Refuse a promise that cannot be made, before anybody fills in a form for it."""
    if not application.commitment:
        return
    refused = promise_refusal(application.item, application.action, application.answers, on)
    if refused:
        raise refused


def _check_corrected(
    case: Case, answers: Mapping[str, str], whole: Mapping[str, str], on: date
) -> None:
    """Refuse corrected answers that cannot be taken; what was not asked for is not looked at."""
    codes = catalogue.check_form(catalogue.item(case.item), case.action, whole, today=on)
    wrong = {name: code for name, code in codes.items() if name in answers}
    if wrong:
        raise AnswersInvalid(wrong)


def _check_complete(case: Case, answers: Mapping[str, str], on: date) -> None:
    """Refuse a form that cannot be understood; missing materials do not bar filing."""
    codes = catalogue.check_form(catalogue.item(case.item), case.action, answers, today=on)
    if codes:
        raise AnswersInvalid(codes)


def _check_old_term(case: Case, answers: Mapping[str, str], named: Named) -> None:
    """Ask for the end of a certificate that xuke does not know: a change keeps it (article 49).

    Nobody may ask for it once the case is accepted, and without it nothing could be granted.
    """
    is_told = named.known or bool(answers.get(UNTIL, "").strip())
    if case.action in TERM_KEEPING and rule_of(case).validity and not is_told:
        raise AnswersInvalid({UNTIL: "required"})


def _check_known(item: str, answers: Mapping[str, str]) -> None:
    """Refuse answers to questions that the item does not ask."""
    unknown = set(answers) - set(catalogue.item(item).field_ids)
    if unknown:
        raise AnswersInvalid(dict.fromkeys(sorted(unknown), "unknown-field"))
