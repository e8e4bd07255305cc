"""What cases and licences are found by; apart from their rows, which every act writes anew.

Both indexes are kept up to date at once (no `fastupdate`): an act that had to empty the list of
what is not sorted in yet would wait for it.
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from xuke.casework.models.key import KeyedRow


class CaseWords(KeyedRow):
    """检索词: number and applicant of a case, as `searching.indexed` writes them.

    Empty once the case is concluded: nothing lists concluded cases by words.
    """

    is_open = models.BooleanField()
    words = SearchVectorField()

    class Meta:
        """Open cases by their words."""

        db_table = "casework_case_words"
        indexes = (
            GinIndex(
                fields=["words"],
                fastupdate=False,
                condition=Q(is_open=True),
                name="casework_case_words_open",
            ),
        )

    def __str__(self) -> str:
        """Return the stream of the case."""
        return str(self.stream)


class LicenceWords(KeyedRow):
    """检索词: number and holder of a licence, as `searching.indexed` writes them."""

    words = SearchVectorField()

    class Meta:
        """Licences by their words, those that have ended too."""

        db_table = "casework_licence_words"
        indexes = (GinIndex(fields=["words"], fastupdate=False, name="casework_licence_words_all"),)

    def __str__(self) -> str:
        """Return the stream of the licence."""
        return str(self.stream)
