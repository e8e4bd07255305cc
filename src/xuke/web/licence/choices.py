"""Between what a verb of a licence lets choose, and what is likely and so filled in already."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.catalogue.licence import ItemPenalty
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.licence.striking import PERSON, TOLD_OF_HOLDER
from xuke.kernel.licence.words import GROUNDS_BY_STATUS, AdverseAct, DeregistrationGround
from xuke.web import clock
from xuke.web.licence import papers
from xuke.web.licence.file import LicenceFile
from xuke.web.words import licence_vocabulary as licencevocabulary, sentences
from xuke.web.words.dates import chinese_date
from xuke.web.words.worded import Choices, Phrase


def worded(words: Mapping[str, Phrase]) -> Callable[[LicenceFile], Choices]:
    """Return all of a table's codes with their words."""
    return lambda _file: [(code, str(word)) for code, word in words.items()]


def told_of(file: LicenceFile) -> Choices:
    """Return the acts of which the holder was told, and which are not decided."""
    words = licencevocabulary.ADVERSE_ACTS
    return [(act.value, str(words[act])) for act in AdverseAct if file.licence.is_intended(act)]


def undelivered(file: LicenceFile) -> Choices:
    """Return the papers that have not reached the holder, each with its number."""
    owed = file.licence.undelivered
    return [(one.name, f"{papers.named(one.name)} {one.document}".strip()) for one in owed]


def only_paper(file: LicenceFile) -> object:
    """Fill in the paper where only one has not reached the holder."""
    owed = file.licence.undelivered
    return owed[0].name if len(owed) == 1 else ""


def noticed(name: str) -> Callable[[LicenceFile], object]:
    """Return how to fill in what the holder was told of the hearing that is still to be held."""

    def told(file: LicenceFile) -> object:
        intents = file.licence.intents.values()
        notices = [one.scheduled for one in intents if one.scheduled and one.is_hearing_owed]
        return getattr(notices[-1], name) if notices else ""

    return told


def bases(file: LicenceFile) -> Choices:
    """Return the general law's provision, and the laws, regulations and rules of the item."""
    general, law, on = general_law(file), file.item.law, clock.today()
    own = [(str(one.citation), one.text) for one in file.item.basis if one.citation]
    return [
        (general, sentences.citation_words(general)),
        *((path, words) for path, words in own if law.binds(path, on)),
    ]


def penalties(file: LicenceFile) -> Choices:
    """Return the provisions by which the licence may be suspended or revoked, and what each says.

    One that has ended is for what was done under it.
    """
    today = clock.today()
    found: dict[str, list[str]] = {}
    for one in file.item.penalties:
        penalty = one.penalty
        if penalty.is_given(today):
            found.setdefault(penalty.basis, []).append(_penalty(one, today))
    return [
        (basis, f"{sentences.citation_words(basis)}：{'；'.join(said)}")
        for basis, said in found.items()
    ]


def _penalty(one: ItemPenalty, today: date) -> str:
    """Return what a provision lets the office do, and what there is to know of it."""
    penalty = one.penalty
    notes = []
    if penalty.until is not None and penalty.until < today:
        notes.append(_("只适用于%(day)s以前的行为") % {"day": chinese_date(penalty.until)})
    if not one.certainty.is_confirmed:
        notes.append(_("待确认"))
    return f"{penalty.measure}（{'，'.join(notes)}）" if notes else penalty.measure


def grounds(file: LicenceFile) -> Choices:
    """Return the grounds that fit how the licence stands, and who holds it."""
    is_person = file.licence.origin.holder.kind == PERSON
    unfit = DeregistrationGround.BODY_DISSOLVED if is_person else DeregistrationGround.PERSON_GONE
    fitting = GROUNDS_BY_STATUS.get(file.licence.status, frozenset()) - {unfit}
    words = licencevocabulary.DEREGISTRATION_GROUNDS
    return [(one.value, str(words[one])) for one in DeregistrationGround if one in fitting]


def told_grounds(file: LicenceFile) -> Choices:
    """Return the grounds that an official tells of a holder who has not asked."""
    return [(code, word) for code, word in grounds(file) if code in TOLD_OF_HOLDER]


def further_grounds(file: LicenceFile) -> Choices:
    """Return the special law's own grounds, under the names that the item gives them."""
    names = file.things
    return [
        (one.id, f"{names.get(one.id, one.id)}（{catalogue.citation_words(one.basis)}）")
        for one in file.licence.rule.further_grounds
    ]


def general_law(_file: LicenceFile) -> str:
    """Fill in the general law's provision on withdrawal."""
    return str(LICENSING_LAW.art(8, 2))


def oneself(file: LicenceFile) -> object:
    """Fill in who writes the form, as one of several."""
    return [file.person.id]


def today(_file: LicenceFile) -> date:
    """Fill in the day."""
    return clock.today()


def only_ground(file: LicenceFile) -> object:
    """Fill in the ground where only one fits."""
    fitting = grounds(file)
    return fitting[0][0] if len(fitting) == 1 else ""
