"""The delivery of a licence's paper: asked as any delivery is, with where its holder is reached."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from xuke.casework.licence.kind import LICENCES
from xuke.kernel.licence.state import Licence
from xuke.rooms.register import foreseen
from xuke.web.acts.delivery import DeliveryForm
from xuke.web.acts.sheet import Sheet
from xuke.web.licence import choices, service
from xuke.web.licence.file import LicenceFile
from xuke.web.words import delivering
from xuke.web.words.worded import label_of


class PaperDeliveryForm(DeliveryForm):
    """送达 of a licence's paper: which one it is comes first."""

    paper = forms.ChoiceField(label=_("送达的文书"), widget=forms.RadioSelect)
    field_order = ("paper",)

    def __init__(self, data: Any, *, file: LicenceFile, initial: Any = None) -> None:  # noqa: ANN401
        """Offer what has not reached the holder yet."""
        proposed = initial or {"paper": choices.only_paper(file)}
        super().__init__(data, file=file, initial=proposed)
        self.fields["paper"].choices = choices.undelivered(file)  # type: ignore[attr-defined]

    def facts(self) -> dict[str, object]:
        """Return the facts as casework reads them."""
        given = self.cleaned_data
        told = {name: given[name] for name in ("paper", "way", "proof", "tried")}
        days = {name: given[name] for name in ("received_on", "published_on") if given[name]}
        return {
            **told,
            **{name: day.isoformat() for name, day in days.items()},
            "witnesses": self.witnesses_named,
        }


def _shown(file: LicenceFile, after: Licence | None) -> Mapping[str, object]:
    """Return where the holder is reached, what he signed, and what would change."""
    return {
        **foreseen.shown(file, after),
        "postal": service.address(file),
        "confirmation": delivering.confirmation(file.licence.electronic, before=False),
    }


DELIVERY: Final[Sheet[LicenceFile, Licence]] = Sheet(
    step=service.DELIVER,
    template="register/deliver_paper.html",
    form=PaperDeliveryForm,
    tell=PaperDeliveryForm.facts,
    said=format_lazy(_("已办理：{name}。"), name=label_of(service.DELIVER, LICENCES.machine.kind)),
    brings_about=True,
    foretold=True,
    shown=_shown,
)
