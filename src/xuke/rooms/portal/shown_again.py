"""A form sent after the filing that was not taken: shown again, with what stands against it."""

from typing import Final

from django.forms import Form
from django.utils.translation import gettext as _

from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal.ownership import CONFLICT
from xuke.web.case.file import CaseFile
from xuke.web.components import refusing
from xuke.web.words import refusals

_UNPROCESSABLE: Final = 422


def refuse(form: Form, file: CaseFile, refused: Unlawful) -> None:
    """Say why the law does not allow it: at its field, or above all where it has none."""
    why = refusals.why(refused, file.stream.kind, file.things)
    if not refusing.mark(form, refused, why):
        form.add_error(None, why)


def tell_overtaken(form: Form) -> None:
    """Say that another window has gone on meanwhile, and that nothing was sent."""
    form.add_error(None, _("本件刚刚在另一个窗口改过，没有提交。请核对后再提交一次。"))


def status(form: Form, now: CaseFile | None) -> int:
    """Return with which status the form is shown; `now` is the case that overtook it."""
    if now:
        return CONFLICT
    return _UNPROCESSABLE if form.is_bound else 200
