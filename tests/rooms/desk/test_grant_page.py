"""准予行政许可决定书: on a promise it says more, and still stands on one page."""

from datetime import date
from io import BytesIO

import pytest
from pikepdf import Pdf
from tests.casework.licences import promised

from xuke.casework.case.kind import load_case
from xuke.web.case.documents.decisions import GRANT
from xuke.web.documents import printing
from xuke.web.documents.registry import subject_of


@pytest.mark.django_db
def test_a_grant_on_a_promise_stands_on_one_page() -> None:
    loaded = load_case(promised(date(2026, 3, 2)))

    printed = printing.pdf(GRANT, subject_of(GRANT, loaded))

    with Pdf.open(BytesIO(printed)) as pdf:
        assert len(pdf.pages) == 1
