"""What an applicant's program sends, and the answer where it names what there is not."""

from typing import Annotated

from django.http import JsonResponse
from django.utils.translation import gettext as _
from pydantic import BaseModel, StringConstraints

from xuke import catalogue
from xuke.casework.case.drafts import Application
from xuke.kernel.item.rule import Action, Channel
from xuke.web.api.responses import VersionIn
from xuke.web.site.errors import as_json

Text = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00]*$")]
Answers = dict[str, Text]


class ApplicationIn(BaseModel):
    """An application to open: item by slug, authority by code, the answers given so far."""

    item: str
    authority: str
    action: Action = Action.NEW
    commitment: bool = False
    channel: Channel = Channel.ONLINE
    form: Answers = {}


class SubmissionIn(VersionIn):
    """Whether an answer is wanted also where no licence is needed, or another authority's."""

    insisted: bool = False


class CorrectionIn(VersionIn):
    """New answers to what the correction notice asked; files are attached before."""

    form: Answers = {}


class AmendmentIn(VersionIn):
    """Answers to put right after acceptance, by question, and why; files follow the request."""

    form: Answers
    reason: Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")]


class WithdrawalIn(VersionIn):
    """Why an application is taken back; it need not be said."""

    reason: Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")] = ""


def application_of(sent: ApplicationIn) -> Application:
    """Return the application that was sent."""
    return Application(
        authority=sent.authority,
        item=sent.item,
        action=sent.action,
        channel=sent.channel,
        commitment=sent.commitment,
        answers=sent.form,
    )


def no_such(sent: ApplicationIn) -> JsonResponse | None:
    """Return the answer where there is no item or no authority of the name that was sent."""
    unknown = _unknown(sent)
    if not unknown:
        return None
    message = _("没有建立申请：") + "".join(unknown.values())
    return as_json(422, f"no-such-{next(iter(unknown))}", message, fields=unknown)


def _unknown(sent: ApplicationIn) -> dict[str, str]:
    """Return a sentence for the item and the authority if there is none of this name."""
    unknown = {}
    if sent.item not in catalogue.items():
        words = {"item": sent.item}
        unknown["item"] = _("没有事项“%(item)s”，可用的代码见 /api/public/items。") % words
    if sent.authority not in catalogue.authorities():
        words = {"code": sent.authority, "known": "、".join(catalogue.authorities())}
        unknown["authority"] = _("没有机关“%(code)s”，可用的代码：%(known)s。") % words
    return unknown
