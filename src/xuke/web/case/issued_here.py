"""Papers that nobody need hand in because they are licences of ours: each with its page."""

from collections.abc import Iterable, Mapping
from typing import Any

from xuke import catalogue
from xuke.casework.licence.held import held_by
from xuke.web.case.file import CaseFile
from xuke.web.site import places


def issued_here(
    file: CaseFile, materials: Iterable[Mapping[str, Any]]
) -> dict[str, list[dict[str, str]]]:
    """Return the applicant's licences of ours by the material whose name names their certificate.

    Nobody is asked for what no certificate of the catalogue is called.
    """
    named = {
        one["id"]: [
            item.slug
            for item in catalogue.items().values()
            if item.certificate and item.certificate.name in one["name"]
        ]
        for one in materials
    }
    slugs = {slug for found in named.values() for slug in found}
    who = file.case.applicant
    if not slugs or who is None:
        return {}
    rows = held_by(file.stream.authority, who, slugs)
    return {
        material: [
            {
                "name": catalogue.item(row.item).name,
                "number": row.number,
                "url": places.url("licence", row.stream),
            }
            for row in rows
            if row.item in found
        ]
        for material, found in named.items()
    }
