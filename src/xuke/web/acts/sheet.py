"""One act as its page knows it: what it asks, how its facts are told, what it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from xuke.casework.stream.deciding import Facts, Tell
from xuke.casework.stream.kinds import Kind
from xuke.web.acts.form import ActForm
from xuke.web.acts.step_form import StepForm
from xuke.web.documents.registry import Document
from xuke.web.words.worded import label_of

S = TypeVar("S")
F = TypeVar("F")
Shown = Callable[[F, S | None], Mapping[str, object]]


# Without slots: each kind of stream has an alias of it, and calling an alias sets an attribute.
@dataclass(frozen=True, kw_only=True)
class Sheet(Generic[F, S]):
    """One act: its verb, what it asks, how its facts are told, and which document follows.

    Where `previews` is off the form itself is signed. An act that `brings_about` a document is
    shown with whichever the stream has after it and had not before; one that is `foretold`, with
    what would stand in the history. `shown` adds what its template shows of the state as it would
    be.
    """

    step: str
    template: str
    form: Callable[..., ActForm[Any]]
    tell: Callable[[Any], Facts | Tell[S]]
    said: str | Promise
    document: Document[S] | None = None
    brings_about: bool = False
    previews: bool = True
    foretold: bool = False
    shown: Shown[F, S] = field(default=lambda _file, _after: {})


def plain(
    kind: Kind[S], step: str, template: str, shown: Shown[F, S], *, brings_about: bool = True
) -> Sheet[F, S]:
    """Return the sheet of a verb that has no form of its own: its event says what it asks."""
    return Sheet(
        step=step,
        template=template,
        form=partial(StepForm, kind, step),
        tell=StepForm.facts,
        said=format_lazy(_("已办理：{name}。"), name=label_of(step, kind.name)),
        brings_about=brings_about,
        foretold=True,
        shown=shown,
    )
