"""How a file is recognised as one of a kind, wherever it lies."""

from xuke.catalogue.kit.content import Content
from xuke.catalogue.kit.kind import Kind
from xuke.catalogue.kit.kinds import KINDS


def kind_of(content: Content) -> Kind | None:
    """Return the kind of file that says this, by the key that shows it."""
    is_list = isinstance(content, list)
    shown = content[0] if isinstance(content, list) and content else content
    if not isinstance(shown, dict):
        return None
    kinds = (one for one in KINDS.values() if one.head in shown and one.is_list is is_list)
    return next(kinds, None)
