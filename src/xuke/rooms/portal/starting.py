"""The form with which an application is begun."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from xuke.casework.case.drafts import Application
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.person import Person, Role
from xuke.web.words import sentences

ORDINARY: Final = "ordinary"
COMMITMENT: Final = "commitment"
VISITOR: Final = "visitor"
ONESELF: Final = "oneself"


class StartForm(forms.Form):
    """What one applies for: authority, action, whether on a promise; a clerk says for whom."""

    applicant = forms.ChoiceField(
        label=_("为谁申请"),
        widget=forms.RadioSelect,
        initial=VISITOR,
        choices=[(VISITOR, _("为来窗口的申请人代录")), (ONESELF, _("为自己申请"))],
        help_text=_(
            "代录的按窗口收件登记，可以由您受理；为自己申请的按网上申请登记，须由他人受理。"
        ),
    )
    authority = forms.ChoiceField(label=_("向哪个机关申请"))
    action = forms.ChoiceField(label=_("办理情形"), widget=forms.RadioSelect)
    way = forms.ChoiceField(
        label=_("办理方式"),
        widget=forms.RadioSelect,
        choices=[(ORDINARY, _("一般程序")), (COMMITMENT, _("告知承诺"))],
    )

    def __init__(
        self,
        authorities: Sequence[tuple[str, str]],
        actions: Sequence[str],
        *,
        promised: Collection[str],
        person: Person,
        **kwargs: Any,  # noqa: ANN401 - Django's own
    ) -> None:
        """Offer what this item has; a promise for the actions that may be granted on one.

        A clerk writes down what visitors want, or applies for himself.
        """
        super().__init__(auto_id="%s", **kwargs)
        self.promised = promised
        several = [("", _("请选择")), *authorities] if len(authorities) > 1 else authorities
        self.fields["authority"].choices = several  # type: ignore[attr-defined]
        self.fields["action"].choices = [  # type: ignore[attr-defined]
            (one, sentences.action(one)) for one in actions
        ]
        if not person.has(Role.CLERK):
            del self.fields["applicant"]
        if not promised or not self._may_ask_for_promise(actions):
            del self.fields["way"]

    def _may_ask_for_promise(self, actions: Sequence[str]) -> bool:
        """Whether the action chosen so far, if any, may be granted on a promise."""
        if self.is_bound:
            # The page that was sent may not have asked for it.
            return "way" in self.data
        chosen = self["action"].value()
        return chosen not in actions or chosen in self.promised

    def clean(self) -> dict[str, Any]:
        """Refuse a promise for an action that is never granted on one."""
        cleaned: dict[str, Any] = super().clean() or {}
        action = cleaned.get("action")
        if cleaned.get("way") == COMMITMENT and action and action not in self.promised:
            words = _("“%(action)s”不适用告知承诺，请选择一般程序，或者换一个办理情形。")
            self.add_error("way", words % {"action": sentences.action(action)})
        return cleaned

    def application(self, item: str) -> Application:
        """Return what is applied for of this item; the answers come later."""
        return Application(
            authority=self.cleaned_data["authority"],
            item=item,
            action=Action(self.cleaned_data["action"]),
            channel=self._channel(),
            commitment=self.cleaned_data.get("way") == COMMITMENT,
            answers={},
        )

    def _channel(self) -> Channel:
        """Return where the application comes in: what a clerk writes down came to the window."""
        is_visitor = self.cleaned_data.get("applicant") == VISITOR
        return Channel.WINDOW if is_visitor else Channel.ONLINE
