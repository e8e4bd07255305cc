"""Officials as events name them: by account, so that a change of name changes no history."""

from typing import Annotated, Final

ACCOUNT: Final = "account of an official"
Official = Annotated[str, ACCOUNT]
"""The account of an official of the stream's authority; an expert outside it stands by name."""
