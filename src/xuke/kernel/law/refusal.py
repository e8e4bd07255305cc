"""What an act that the law does not allow answers: a code, the provision, the facts."""

from xuke.kernel.law.citation import Citation


class Unlawful(Exception):
    """The act is not allowed; nothing was recorded."""

    def __init__(self, code: str, citation: Citation | None = None, **facts: str) -> None:
        """Name the rule by its code, where it stands, and what was found."""
        super().__init__(code, citation, facts)
        self.code = code
        self.citation = citation
        self.facts = facts


class NotYours(Unlawful):
    """The act is not this person's to do; another may be allowed to."""
