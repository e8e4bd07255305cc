"""What happens to a licence 许可 after the decision, in the words of the law; the union is closed.

Each subject stands in one file: its events, their union, the part of the licence that they
change, and how they change it.
"""

from xuke.kernel.licence.events.adverse import *
from xuke.kernel.licence.events.commitment import *
from xuke.kernel.licence.events.delivery import *
from xuke.kernel.licence.events.ending import *
from xuke.kernel.licence.events.idleness import *
from xuke.kernel.licence.events.intent import *
from xuke.kernel.licence.events.issue import *
from xuke.kernel.licence.events.reminders import *
from xuke.kernel.licence.events.renewal import *
from xuke.kernel.licence.events.verification import *

LicenceEvent = (
    IssueEvent
    | RenewalEvent
    | VerificationEvent
    | IntentEvent
    | AdverseEvent
    | DeliveryEvent
    | EndingEvent
    | IdlenessEvent
    | RemindersEvent
    | CommitmentEvent
)
