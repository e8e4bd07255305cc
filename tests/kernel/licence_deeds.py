"""What is done to a licence, all through its machine: the right is asked first, as in the product.

A deed bears the name of the function that decides on it.
"""

from datetime import date

from tests.kernel.deeds import Deed

from xuke.kernel.case.state import Case
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import LicenceEvent
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM, Person

Done = tuple[LicenceEvent, ...]


def refusal(name: str, person: Person, licence: Licence) -> Unlawful | None:
    """Say why this person may not do this now, or nothing."""
    return LICENCE.refusal(LICENCE.verbs[name], person, licence)


open_licence = Deed(LICENCE, "open")
modify = Deed(LICENCE, "modify")
renew = Deed(LICENCE, "renew")
certify_renewal = Deed(LICENCE, "certify-renewal")
reissue = Deed(LICENCE, "reissue")
file_renewal = Deed(LICENCE, "file-renewal")
close_renewal = Deed(LICENCE, "close-renewal")
verify = Deed(LICENCE, "verify")
defer = Deed(LICENCE, "defer-verification")
fail = Deed(LICENCE, "fail-verification")
review = Deed(LICENCE, "review")
check_commitment = Deed(LICENCE, "check-commitment")
order_rectification = Deed(LICENCE, "order-rectification")
note_credit_repair = Deed(LICENCE, "note-credit-repair")
note_idle = Deed(LICENCE, "note-idle")
note_resumed = Deed(LICENCE, "note-resumed")
tell = Deed(LICENCE, "tell-holder")
hear = Deed(LICENCE, "hear-holder")
answer = Deed(LICENCE, "answer-holder")
schedule = Deed(LICENCE, "schedule-holder-hearing")
hold = Deed(LICENCE, "hold-holder-hearing")
miss = Deed(LICENCE, "miss-holder-hearing")
decide_recusal = Deed(LICENCE, "decide-chair-recusal")
drop = Deed(LICENCE, "drop-intent")
agree = Deed(LICENCE, "agree-electronic")
deliver = Deed(LICENCE, "deliver-paper")
note_ban = Deed(LICENCE, "note-ban")
confirm_ban = Deed(LICENCE, "confirm-ban")
withdraw_ban = Deed(LICENCE, "withdraw-ban")
reassess = Deed(LICENCE, "reassess")
suspend = Deed(LICENCE, "suspend")
restore = Deed(LICENCE, "restore")
withdraw = Deed(LICENCE, "withdraw-licence")
annul = Deed(LICENCE, "annul")
decline_annulment = Deed(LICENCE, "decline-annulment")
revoke = Deed(LICENCE, "revoke")
propose = Deed(LICENCE, "propose-deregistration")
drop_proposal = Deed(LICENCE, "drop-proposal")
deregister = Deed(LICENCE, "deregister")
announce = Deed(LICENCE, "announce-deregistration")
correct_term = Deed(LICENCE, "correct-term")


def lapse(name: str, licence: Licence, on: date, renewal: Case | None = None) -> Done:
    """Return what this lapse has done to the licence by this day, all others aside."""
    (found,) = (one for one in LICENCE.lapses if one.name == name)
    return found.decide(licence, on, Occasion(Person(SYSTEM), Calendar({}), renewal))


def let_go(licence: Licence, *, on: date) -> Done:
    return lapse("proposal-lapsed", licence, on)


def give_back(licence: Licence, *, on: date) -> Done:
    return lapse("restored", licence, on)


def renew_by_silence(licence: Licence, *, on: date, renewal: Case | None) -> Done:
    return lapse("renewed", licence, on, renewal)


def expire(licence: Licence, *, on: date, renewal: Case | None) -> Done:
    return lapse("expired", licence, on, renewal)


def remind(licence: Licence, *, on: date) -> Done:
    return lapse("reminded", licence, on)
