"""What a template is given: the facts that it must and may print, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TEMPLATES: Final = Path(__file__).parent / "templates"
"""The templates that several rooms use; any template may import `parts.typ` from here."""


class WrongFacts(ValueError):
    """Facts are missing, empty or unknown to the document; they are named in the message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A document's name, its template, and its facts by name.

    A template that prints several documents learns by the name which one is wanted.
    """

    document: str
    template: Path
    required: frozenset[str]
    optional: frozenset[str] = frozenset()

    def check(self, facts: Mapping[str, object]) -> None:
        """Raise WrongFacts unless these are the facts that the template prints."""
        # A negative decision without reasons, basis or remedies is not even printed (art. 38(2)).
        missing = [name for name in self.required if facts.get(name) in (None, "", (), [], {})]
        unknown = facts.keys() - self.required - self.optional
        if missing or unknown:
            told = f"missing {sorted(missing)}, unknown {sorted(unknown)}"
            raise WrongFacts(f"{self.document}: {told}")


def names(text: str) -> frozenset[str]:
    """Return the names of facts that stand in a text, parted by blanks."""
    return frozenset(text.split())


# Facts that are not texts: on, since, until and other days are dates or 2026-01-20; face,
# particulars and sections' rows are {label, value}; sections {title, rows}; materials {name, form,
# count}; gaps {target, kind, what}; procedures {name, days}; remedies {reconsideration, court};
# certificate {name, number}. Facts, reasons, conditions, basis, body are a text or a list of texts.
# Specimen is true unless a real seal will be set on the page.
OF_ALL: Final = names("authority on")
"""What every template prints."""
SEALED: Final = names("specimen copies contact handled_by")
"""What every letter under the authority's seal may print."""

APPLICATION: Final = Form(
    document="application",
    template=TEMPLATES / "application.typ",
    required=OF_ALL | names("item applicant sections"),
    optional=names("number case_number action materials promise channel draft"),
)
