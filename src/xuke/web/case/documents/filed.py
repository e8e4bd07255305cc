"""The papers that the platform makes of an application, and that are seen before it is filed."""

from typing import Final

from xuke.web.case.documents.application_form import APPLICATION_FORM
from xuke.web.case.documents.commitment_letter import COMMITMENT_LETTER

FILED: Final = (APPLICATION_FORM, COMMITMENT_LETTER)
