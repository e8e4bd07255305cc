"""Small real PDF files for the materials of invented cases."""

from datetime import date
from functools import cache
from typing import Final

from xuke.casework.case.files import SentFile
from xuke.catalogue.item import Material
from xuke.gateways.forms import APPLICATION
from xuke.gateways.typesetting import NotTypeset, typeset

_PLAIN: Final = (
    b"%PDF-1.4\n"
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n"
    b"0000000102 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n165\n%%EOF\n"
)


def sample(material: Material, item: str, applicant: str, on: date) -> SentFile:
    """Return a file for the material, as an applicant would send it."""
    content = _page(material.name, item, applicant, on)
    return SentFile(name=f"{material.name}.pdf", content=content)


@cache
def _page(name: str, item: str, applicant: str, on: date) -> bytes:
    """Typeset one page that says what it is; a blank one where typesetting does not work."""
    rows = [
        {"label": "材料名称", "value": name},
        {"label": "说明", "value": "演示用的虚构材料，不具有任何效力。"},
    ]
    facts = {
        "authority": "演示",
        "on": on.isoformat(),
        "item": item,
        "applicant": applicant,
        "sections": [{"title": name, "rows": rows}],
    }
    try:
        return typeset(APPLICATION, facts)
    except (NotTypeset, OSError):
        return _PLAIN
