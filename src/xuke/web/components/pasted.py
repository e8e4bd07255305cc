"""A line that people copy from a document: a number, a name to search by."""

from typing import Any

from django import forms

from xuke.catalogue.identifiers.signs import visible


class PastedField(forms.CharField):
    """Takes a line without the signs that nobody sees, and measures it only then."""

    def to_python(self, value: Any) -> str:  # noqa: ANN401 - whatever was sent
        """Return the line as it looks."""
        return visible(str(super().to_python(value) or "")).strip()

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the browser cut nothing: it would count the unseen signs too."""
        attrs: dict[str, Any] = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs
