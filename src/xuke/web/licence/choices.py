"""Between what an act on a licence lets choose: its item's provisions, grounds, officials."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from django.utils.functional import Promise

from xuke import catalogue
from xuke.access.people import colleagues
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.licence.ending import PERSON
from xuke.kernel.licence.words import GROUNDS_BY_STATUS, DeregistrationGround
from xuke.web import clock
from xuke.web.licence import file as licencefile
from xuke.web.licence.file import LicenceFile
from xuke.web.words import licence_vocabulary as licencevocabulary
from xuke.web.words import sentences

Choices = list[tuple[str, str]]


def _worded(words: Mapping[str, str | Promise]) -> Callable[[LicenceFile], Choices]:
    """Return all of a table's codes with their words."""
    return lambda _file: [(code, str(word)) for code, word in words.items()]


def _officials(file: LicenceFile) -> Choices:
    here = colleagues(file.stream.authority, clock.today())
    return [(one.id, one.name) for one in here]


def _bases(file: LicenceFile) -> Choices:
    """Return the general law's provision, and those on which the item rests."""
    general = str(LICENSING_LAW.art(8, 2))
    own = [(str(one.citation), one.text) for one in file.item.basis if one.citation]
    return [(general, sentences.citation_words(general)), *own]


def _grounds(file: LicenceFile) -> Choices:
    """Return the grounds that fit how the licence stands, and who holds it."""
    is_person = file.licence.origin.holder.kind == PERSON
    unfit = DeregistrationGround.BODY_DISSOLVED if is_person else DeregistrationGround.PERSON_GONE
    fitting = GROUNDS_BY_STATUS.get(file.licence.status, frozenset()) - {unfit}
    words = licencevocabulary.DEREGISTRATION_GROUNDS
    return [(one.value, str(words[one])) for one in DeregistrationGround if one in fitting]


def _further(file: LicenceFile) -> Choices:
    """Return the special law's own grounds, under the names that the item gives them."""
    names = licencefile.things(file)
    return [
        (one.id, f"{names.get(one.id, one.id)}（{catalogue.citation_words(one.basis)}）")
        for one in file.licence.rule.further_grounds
    ]


CHOICES: Final[Mapping[tuple[str, str], Callable[[LicenceFile], Choices]]] = {
    ("check-commitment", "officers"): _officials,
    ("check-commitment", "result"): _worded(licencevocabulary.CHECK_RESULTS),
    ("hear-holder", "act"): _worded(licencevocabulary.ADVERSE_ACTS),
    ("withdraw-licence", "basis"): _bases,
    ("annul", "cause"): _worded(licencevocabulary.ANNULMENT_CAUSES),
    ("decline-annulment", "cause"): _worded(licencevocabulary.ANNULMENT_CAUSES),
    ("deregister", "ground"): _grounds,
    ("deregister", "further"): _further,
}
"""What is chosen from the licence and its item, by step and fact."""


def _oneself(file: LicenceFile) -> object:
    return [file.person.id]


def _today(_file: LicenceFile) -> date:
    return clock.today()


def _only_ground(file: LicenceFile) -> object:
    fitting = _grounds(file)
    return fitting[0][0] if len(fitting) == 1 else ""


INITIAL: Final[Mapping[tuple[str, str], Callable[[LicenceFile], object]]] = {
    ("check-commitment", "officers"): _oneself,
    ("hear-holder", "told_on"): _today,
    ("withdraw-licence", "basis"): lambda _file: str(LICENSING_LAW.art(8, 2)),
    ("deregister", "ground"): _only_ground,
}
"""What is likely, and so filled in already."""
