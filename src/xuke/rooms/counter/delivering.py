"""What the counter asks for when a decision is delivered 送达."""

from typing import Any

from xuke.casework.case.officials import Delivery
from xuke.kernel.case import people
from xuke.kernel.law import delivery
from xuke.rooms.counter import proposals
from xuke.web.acts.delivery import DeliveryForm
from xuke.web.case.file import CaseFile


class DecisionDeliveryForm(DeliveryForm):
    """送达 of a decision: the way that the applicant chose is proposed, and that he signs."""

    def __init__(self, data: Any, *, file: CaseFile, initial: Any = None) -> None:  # noqa: ANN401
        """Propose the way that the applicant chose."""
        super().__init__(data, file=file, initial=initial or proposals.delivery(file))

    def clean(self) -> dict[str, Any]:
        """Take the proposed name as who signs only: it shows nothing of any other way."""
        given = self.cleaned_data
        name = people.applicant_name(self.file.case)
        if given.get("way") != delivery.DIRECT and given.get("proof") == name:
            given["proof"] = ""
        return super().clean()

    def delivery(self) -> Delivery:
        """Return the delivery."""
        given = self.cleaned_data
        return Delivery(
            way=given["way"],
            witnesses=self.witnesses_named,
            proof=given["proof"],
            published_on=given["published_on"],
            tried=given["tried"],
            received_on=given["received_on"],
        )
