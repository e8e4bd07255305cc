"""What happens to a case 办件, in the words of the law; the union is closed.

Each subject stands in one file: its events, their union, the part of the case that they change,
and how they change it.
"""

from xuke.kernel.case.events.acceptance import *
from xuke.kernel.case.events.amendment import *
from xuke.kernel.case.events.comment import *
from xuke.kernel.case.events.decision import *
from xuke.kernel.case.events.ending import *
from xuke.kernel.case.events.examination import *
from xuke.kernel.case.events.exclusion import *
from xuke.kernel.case.events.filing import *
from xuke.kernel.case.events.handling import *
from xuke.kernel.case.events.hearing import *
from xuke.kernel.case.events.limits import *
from xuke.kernel.case.events.materials import *
from xuke.kernel.case.events.reopening import *
from xuke.kernel.case.events.untruth import *

CaseEvent = (
    FilingEvent
    | MaterialsEvent
    | AcceptanceEvent
    | ExaminationEvent
    | HearingEvent
    | CommentEvent
    | ExclusionEvent
    | UntruthEvent
    | LimitsEvent
    | HandlingEvent
    | ReopeningEvent
    | AmendmentEvent
    | DecisionEvent
    | EndingEvent
)
