"""What bars a person from a step of a case: each guard names its rule, or lets pass."""

from xuke.kernel.case.events import Granted, NotAccepted
from xuke.kernel.case.known import known
from xuke.kernel.case.people import chair, entitled, reviewers
from xuke.kernel.case.scope import check_acceptance, check_filing, check_grant
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import COUNTER_CHANNELS, Course, PendingMode
from xuke.kernel.law.citation import LICENSING_LAW, PHYSICIANS_LAW, Citation, cites
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM, Person, Role, is_done_here
from xuke.kernel.stream import Guard, open_to


@open_to(Role.APPLICANT)
@cites(LICENSING_LAW.art(29))
def is_owner(person: Person, case: Case) -> Unlawful | None:
    """Ask that the case is the person's own."""
    if case.owner and person.id == case.owner:
        return None
    return NotYours("not-your-case", LICENSING_LAW.art(29))


@open_to(Role.APPLICANT, Role.CLERK)
def hands_in(person: Person, case: Case) -> Unlawful | None:
    """Ask for the applicant; for what came on paper the clerk may write it down.

    So he may where nobody owns the case here: who applied online applied in the old system.
    A draft is nobody's business but its owner's.
    """
    for_another = case.channel in COUNTER_CHANNELS or not case.owner
    recorded = for_another and case.phase is not Phase.DRAFT
    return None if recorded and person.has(Role.CLERK) else is_owner(person, case)


@open_to(Role.APPLICANT, Role.CLERK)
def may_withdraw(person: Person, case: Case) -> Unlawful | None:
    """Ask for the applicant; history has no owner here, so the clerk records the letter."""
    return None if case.imported and person.has(Role.CLERK) else is_owner(person, case)


@open_to(Role.APPLICANT)
@cites(LICENSING_LAW.art(36))
def comments(person: Person, case: Case) -> Unlawful | None:
    """Ask for anybody with an account, but the applicant and those who work on the case."""
    if did_not_apply(person, case):
        # What he has to say himself he says to the authority (36), not as one of the public.
        return NotYours("applicant-comments", LICENSING_LAW.art(36))
    if person.id and not person.is_official:
        return None
    return NotYours("role-missing", role=Role.APPLICANT)


@open_to(Role.APPLICANT, Role.EXAMINER)
def speaks(person: Person, case: Case) -> Unlawful | None:
    """Ask for the applicant, or for an examiner who records what a party asked."""
    return None if person.has(Role.EXAMINER) else is_owner(person, case)


def is_system(person: Person, _case: Case) -> Unlawful | None:
    """Ask for nobody: what days do, no person does."""
    return None if person.id == SYSTEM else NotYours("role-missing", role=SYSTEM)


@cites(LICENSING_LAW.art(5))
def did_not_file(person: Person, case: Case) -> Unlawful | None:
    """Keep officials away from their own applications."""
    if person.id == case.owner:
        return NotYours("own-application", LICENSING_LAW.art(5))
    return None


def did_not_apply(person: Person, case: Case) -> Unlawful | None:
    """Keep clerks from their own applications; what they wrote down for others is not theirs."""
    return None if case.channel in COUNTER_CHANNELS else did_not_file(person, case)


def did_not_ask(person: Person, case: Case) -> Unlawful | None:
    """Keep whoever wrote a request down from answering it."""
    asked = case.amendment
    return NotYours("own-request") if asked and asked.by == person.id else None


@cites(LICENSING_LAW.art(34))
def did_not_accept(person: Person, case: Case) -> Unlawful | None:
    """Separate acceptance from examination and decision 受审分离."""
    if case.accepted and case.accepted.by == person.id:
        return NotYours("accepted-by-same-person", LICENSING_LAW.art(34))
    return None


@cites(LICENSING_LAW.art(34, 3))
def did_not_examine(person: Person, case: Case) -> Unlawful | None:
    """Separate the examination from review and decision, even if it was later set aside."""
    if person.id in case.examined_before:
        return NotYours("examined-by-same-person", LICENSING_LAW.art(34, 3))
    return is_not_examiner(person, case)


@cites(LICENSING_LAW.art(34, 3))
def is_not_examiner(person: Person, case: Case) -> Unlawful | None:
    """Separate the examinations from each other."""
    if any(one.by == person.id for one in case.examinations):
        return NotYours("examined-by-same-person", LICENSING_LAW.art(34, 3))
    return None


@cites(LICENSING_LAW.art(34, 3))
def did_not_review(person: Person, case: Case) -> Unlawful | None:
    """Keep from deciding who verified, tested or reviewed; an examiner is told so before."""
    if person.id in reviewers(case):
        return Unlawful("reviewed-by-same-person", LICENSING_LAW.art(34, 3))
    return None


def examines_once(person: Person, case: Case) -> Unlawful | None:
    """Keep who has examined from examining again; other acts of an examiner remain."""
    return is_not_examiner(person, case) if case.phase is Phase.ACCEPTED else None


@cites(LICENSING_LAW.art(48, 1, 3))
def did_not_chair(person: Person, case: Case) -> Unlawful | None:
    """Keep who chairs the hearing from examining the application."""
    if person.id == chair(case):
        return Unlawful("chair-examines", LICENSING_LAW.art(48, 1, 3))
    return None


@cites(LICENSING_LAW.art(34, 1))
def examined_last(person: Person, case: Case) -> Unlawful | None:
    """Let an examiner take back only his own opinion, on which nobody has built."""
    if case.examinations[-1].by != person.id:
        return NotYours("not-your-examination", LICENSING_LAW.art(34, 1))
    procedure = case.procedure
    built = procedure.forwarded or procedure.legality or procedure.discussed
    if built or case.handling.signatures:
        return Unlawful("already-acted-on", LICENSING_LAW.art(34, 1))
    return None


@cites(LICENSING_LAW.art(48, 1, 3))
def is_not_recused(person: Person, case: Case) -> Unlawful | None:
    """Keep out who was recused 回避."""
    if person.id in case.handling.recused:
        return NotYours("recused", LICENSING_LAW.art(48, 1, 3))
    return None


@cites(LICENSING_LAW.art(48, 1, 3))
def is_chair(person: Person, case: Case) -> Unlawful | None:
    """Ask for the chair who was named for the hearing."""
    scheduled = case.procedure.scheduled
    if scheduled and scheduled.chair == person.id:
        return None
    return NotYours("not-the-chair", LICENSING_LAW.art(48, 1, 3))


def is_asked_to_sign(person: Person, case: Case) -> Unlawful | None:
    """Ask for somebody whose signature is awaited."""
    return None if person.id in case.handling.unsigned else NotYours("not-asked-to-sign")


@cites(LICENSING_LAW.art(32, 1, 4))
def no_notice_yet(_person: Person, case: Case) -> Unlawful | None:
    """Allow one correction notice and no second."""
    if case.notice:
        return Unlawful("second-notice", LICENSING_LAW.art(32, 1, 4))
    return None


@cites(LICENSING_LAW.art(42, 1))
def is_not_extended(_person: Person, case: Case) -> Unlawful | None:
    """Allow one extension and no second; none of a limit that another law sets by itself."""
    if case.extension:
        return Unlawful("extended-before", LICENSING_LAW.art(42, 1))
    if not case.filed_rule.extendable and case.filed_rule.course is not Course.JOINT:
        return Unlawful("limit-of-another-law", LICENSING_LAW.art(42, 1))
    return None


@cites(LICENSING_LAW.art(79), LICENSING_LAW.art(78), PHYSICIANS_LAW.art(16))
def is_not_barred(_person: Person, case: Case) -> Unlawful | None:
    """Refuse acceptance and grant while the applicant is barred (78, 79, a special law)."""
    bar = case.bar
    if bar is None or case.received is None or not bar.keeps_from_applying:
        return None
    if case.received.on <= bar.until:
        basis = Citation.parse(bar.basis) if bar.basis else LICENSING_LAW.art(78)
        return Unlawful("barred", basis, until=bar.until.isoformat())
    return None


@cites(LICENSING_LAW.art(34), LICENSING_LAW.art(38, 1))
def no_ban_awaits(_person: Person, case: Case) -> Unlawful | None:
    """Ask that whatever was entered against the applicant is confirmed or taken back first.

    What somebody read in a judgment is a doubt about the conditions; nothing is granted over it.
    """
    if case.bans_awaiting:
        return Unlawful("ban-awaits-confirmation", LICENSING_LAW.art(38, 1))
    return None


@cites(LICENSING_LAW.art(46))
def is_not_ordered(_person: Person, case: Case) -> Unlawful | None:
    """Allow one order of a hearing and no second."""
    return Unlawful("ordered-before", LICENSING_LAW.art(46)) if case.procedure.ordered else None


@cites(LICENSING_LAW.art(35))
def is_not_forwarded(_person: Person, case: Case) -> Unlawful | None:
    """Allow one report to the upper authority and no second."""
    if case.procedure.forwarded:
        return Unlawful("forwarded-before", LICENSING_LAW.art(35))
    return None


@cites(LICENSING_LAW.art(46), LICENSING_LAW.art(47, 1))
def hearing_is_done(_person: Person, case: Case) -> Unlawful | None:
    """Ask that a hearing owed was held, and that all were told of their right to one."""
    procedure = case.procedure
    if procedure.hearing_owed:
        basis = LICENSING_LAW.art(46) if procedure.ordered else LICENSING_LAW.art(47, 1)
        return Unlawful("hearing-owed", basis)
    told = {one.party for one in procedure.offered}
    untold = [one for one in entitled(case) if one not in told]
    # Where nobody else's interest is concerned, article 47 asks for no offer.
    if procedure.parties and untold:
        return Unlawful("hearing-not-offered", LICENSING_LAW.art(47, 1), party=untold[0])
    return None


@cites(LICENSING_LAW.art(45), LICENSING_LAW.art(35))
def is_certain(_person: Person, case: Case) -> Unlawful | None:
    """Ask that nothing is open on which the decision must rest."""
    procedure, handling = case.procedure, case.handling
    if procedure.open_exclusions:
        kind = procedure.open_exclusions[0].procedure
        return Unlawful("procedure-open", LICENSING_LAW.art(45), procedure=kind)
    if handling.unsigned:
        return Unlawful("signatures-missing", signers=" ".join(handling.unsigned))
    if case.filed_rule.course is Course.TWO_LEVEL and procedure.forwarded is None:
        return Unlawful("not-forwarded", LICENSING_LAW.art(35))
    return None


@cites(LICENSING_LAW.art(31))
def is_not_amending(_person: Person, case: Case) -> Unlawful | None:
    """Ask that nothing is decided on answers of which it is open whether they stand."""
    return Unlawful("amendment-open", LICENSING_LAW.art(31)) if case.amendment else None


@cites(LICENSING_LAW.art(36), LICENSING_LAW.art(47, 1))
def is_told_anew(_person: Person, case: Case) -> Unlawful | None:
    """Ask that whoever was told on answers that were put right since is told on the new ones."""
    owed = sorted(case.procedure.retold)
    return Unlawful("party-told-of-old", LICENSING_LAW.art(36), party=owed[0]) if owed else None


def was_accepted_elsewhere(case: Case) -> bool:
    """Whether the case may have been verified and reviewed before it was imported."""
    return case.imported and not is_done_here(case.accepted)


def is_reviewed(_person: Person, case: Case) -> Unlawful | None:
    """Ask for the reviews that item or office prescribe, and for the report of all experts named.

    Where the office's list of major decisions asks for one, the refusal names the list.
    """
    rule, procedure = case.filed_rule, case.procedure
    if was_accepted_elsewhere(case):
        return None
    if rule.legality_review and procedure.legality is None:
        return _owed("legality-review-missing", "major-review-missing", rule.major)
    if rule.discussion and procedure.discussed is None:
        return _owed("discussion-missing", "major-discussion-missing", rule.major)
    if (rule.expert_review and procedure.expert_report is None) or procedure.silent_experts:
        return Unlawful("expert-review-missing")
    return None


def _owed(by_item: str, by_list: str, listed_in: str) -> Unlawful:
    """Return what is missing, by the item's own file or by the list that names the matter."""
    return Unlawful(by_list, list=listed_in) if listed_in else Unlawful(by_item)


@cites(LICENSING_LAW.art(34, 3))
def is_verified(_person: Person, case: Case) -> Unlawful | None:
    """Ask for the verification on site that the item prescribes; a promise is checked later."""
    needed = case.filed_rule.site_verification and not case.commitment
    if needed and not case.procedure.verified and not was_accepted_elsewhere(case):
        return Unlawful("site-verification-missing", LICENSING_LAW.art(34, 3))
    return None


def is_commented(_person: Person, case: Case) -> Unlawful | None:
    """Ask that the public was asked where the item says so, and that whatever was asked ended."""
    procedure = case.procedure
    if procedure.is_open_for_comment:
        return Unlawful("comment-open")
    needed = case.filed_rule.public_notice and not was_accepted_elsewhere(case)
    return Unlawful("comment-missing") if needed and procedure.comment is None else None


@cites(
    LICENSING_LAW.art(38, 1),
    LICENSING_LAW.art(34, 3),
    LICENSING_LAW.art(55, 1),
    LICENSING_LAW.art(5, 1),
)
def passed(_person: Person, case: Case) -> Unlawful | None:
    """Refuse a grant against examination, verification, test or experts."""
    procedure = case.procedure
    if not all(one.passed for one in case.examinations):
        return Unlawful("examination-failed", LICENSING_LAW.art(38, 1))
    if procedure.verified and not procedure.verified[-1].passed:
        return Unlawful("verification-failed", LICENSING_LAW.art(34, 3))
    if procedure.tested and not procedure.tested[-1].passed:
        return Unlawful("test-failed", LICENSING_LAW.art(55, 1))
    if procedure.expert_report and not procedure.expert_report.passed:
        return Unlawful("expert-review-failed", LICENSING_LAW.art(38, 1))
    if procedure.legality and not procedure.legality.passed:
        return Unlawful("legality-review-failed", LICENSING_LAW.art(5, 1))
    return None


def check_filed_here(at: Occasion, *, insisted: bool) -> None:
    """Send elsewhere whom the item's rules send, unless he insists on a written answer."""
    check_filing(known(at).scope, insisted=insisted)


def check_accepted_here(at: Occasion) -> None:
    """Refuse to accept what the item's rules send elsewhere."""
    check_acceptance(known(at).scope)


@cites(LICENSING_LAW.art(32, 1, 2), LICENSING_LAW.art(32, 2))
def sent_to(refused: NotAccepted, at: Occasion) -> str:
    """Return to whom the applicant is sent: whom the item's rules know, and nobody else."""
    place, told = LICENSING_LAW.art(32, 1, 2), refused.competent.strip()
    elsewhere = known(at).scope.elsewhere
    whose = elsewhere.competent if elsewhere else ""
    if not told and not whose:
        raise Unlawful("competent-body-missing", place)
    if told and whose not in told:
        raise Unlawful("competent-body-other", place, whose=whose)
    return told or whose


def check_met(at: Occasion) -> None:
    """Refuse to grant what the item's rules send elsewhere, or what fails a condition."""
    check_grant(known(at).scope)


def nothing_pending(mode: PendingMode) -> Guard[Case]:
    """Hold the step until materials that were allowed to come later are in 容缺."""

    def guard(_person: Person, case: Case) -> Unlawful | None:
        tolerance = case.filed_rule.tolerance
        # A refusal waits for nothing: what would have come later changes nothing any more.
        open_still = case.pending and case.phase is not Phase.REFUSED
        if open_still and tolerance and tolerance.mode is mode:
            return Unlawful("materials-pending", missing=" ".join(sorted(case.pending)))
        return None

    return guard


@cites(LICENSING_LAW.art(44))
def is_deliverable(_person: Person, case: Case) -> Unlawful | None:
    """Ask for the certificate first, where the item has one."""
    if case.phase is Phase.GRANTED and case.filed_rule.certificate:
        return Unlawful("certificate-missing", LICENSING_LAW.art(44))
    return None


@cites(LICENSING_LAW.art(39))
def has_certificate(_person: Person, case: Case) -> Unlawful | None:
    """Ask for an item and action that end in a certificate."""
    if case.filed_rule.certificate:
        return None
    return Unlawful("no-certificate", LICENSING_LAW.art(39))


@cites(LICENSING_LAW.art(40))
def is_granted(_person: Person, case: Case) -> Unlawful | None:
    """Ask for a grant that is not yet public."""
    if case.disclosed_on:
        return Unlawful("already-disclosed", LICENSING_LAW.art(40))
    if isinstance(case.decision, Granted) and case.terminated is None:
        return None
    return Unlawful("not-granted", LICENSING_LAW.art(40))
