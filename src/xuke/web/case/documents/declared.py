"""All documents of a case."""

from typing import Final

from xuke.web.case.documents.acceptance import ACCEPTANCE
from xuke.web.case.documents.answers import CORRECTION, NON_ACCEPTANCE
from xuke.web.case.documents.decisions import GRANT, REFUSAL
from xuke.web.case.documents.filed import FILED
from xuke.web.case.documents.hearing_notices import HEARING, HEARING_RIGHT
from xuke.web.case.documents.limit_notices import EXCLUSION, EXTENSION
from xuke.web.case.documents.receipt import RECEIPT

DOCUMENTS: Final = (
    *FILED,
    RECEIPT,
    CORRECTION,
    ACCEPTANCE,
    NON_ACCEPTANCE,
    EXTENSION,
    EXCLUSION,
    HEARING_RIGHT,
    HEARING,
    GRANT,
    REFUSAL,
)
"""In the order in which a case comes to have them, and pages list them."""
