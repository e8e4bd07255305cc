"""The note below a sentence of a licence."""

from django.utils.translation import gettext as _


def noted(*parts: str) -> str:
    """Return the parts of a note that there are."""
    return "；".join(part.rstrip("。；") for part in parts if part)


def number(of: str) -> str:
    """Return the number of the document that was made, if it has one of its own."""
    return _("证照编号 %(number)s") % {"number": of} if of else ""
