"""What the catalogue refuses of the words by which items are found."""

from pathlib import Path

import pytest
from tests.catalogue.spoiling import PLACE, problems_after

WORDS = "search/words.yaml"
HOTEL = "field: place_kind, answer: 宾馆"


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        pytest.param(PLACE, HOTEL, "field: colour, answer: 宾馆", "unknown-field", id="field"),
        pytest.param(PLACE, HOTEL, "field: place_kind, answer: 蓝", "not-an-option", id="answer"),
        pytest.param(PLACE, HOTEL, "field: place_kind", "missing", id="no answer"),
        pytest.param(PLACE, HOTEL, "answer: 宾馆", "unknown-key", id="an answer to nothing"),
        pytest.param(PLACE, HOTEL, "action: other", "unknown-action", id="action"),
        pytest.param(PLACE, "[宾馆, 酒店,", "[宾馆, 宾馆,", "taken", id="a word twice"),
        pytest.param(WORDS, "護护", "護", "not-a-pair", id="a sign without its other"),
        pytest.param(WORDS, "[延续, ", "[变更, ", "taken", id="a word of two actions"),
    ],
)
def test_words_that_cannot_stand_are_refused(
    folder: Path, file: str, old: str, new: str, reason: str
) -> None:
    (problem,) = problems_after(folder, file, old, new)

    assert problem.reason_code == reason
    assert problem.file.endswith(file)


def test_a_catalogue_without_its_search_words_is_refused(folder: Path) -> None:
    problems = problems_after(folder, WORDS, "popular:", "favourites:")

    assert {one.reason_code for one in problems} == {"missing", "unknown-key"}
