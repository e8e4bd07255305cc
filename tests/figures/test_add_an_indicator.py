"""docs/how-to/add-an-indicator.md, followed to the letter: what it writes loads and counts."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.figures.rows import HOME, case

from xuke.catalogue import check, load
from xuke.catalogue.loading import DATA
from xuke.figures.indicators import Scope, counted
from xuke.figures.indicators.checking import tried
from xuke.figures.indicators.printing import printed

PAGE = (DATA.parent / "docs" / "how-to" / "add-an-indicator.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
YEAR = Scope((HOME,), date(2023, 1, 1), date(2024, 1, 1))


@pytest.fixture
def followed(tmp_path: Path) -> Path:
    """Write what the page says where it says."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    path = folder / "indicators" / "cases.yaml"
    indicators, identities = (re.sub("^   ", "", block, flags=re.MULTILINE) for block in BLOCKS)
    head, rest = path.read_text(encoding="utf-8").split("identities:\n")
    path.write_text(f"{head}{indicators}identities:\n{identities}{rest}", encoding="utf-8")
    return folder


@pytest.mark.django_db
def test_the_indicators_of_the_page_count(followed: Path) -> None:
    assert check(followed) == []
    known = load(followed).indicators
    case(channel="post").save()
    for _ in range(2):
        case().save()

    found = counted([known.by_id["granted-by-post-rate"]], known.by_id, YEAR)[()]

    assert printed(found["granted-by-post-rate"]) == "33.33%"
    held = {one.identity.id: one.holds for one in tried(known, YEAR, load(followed).bodies)}
    assert held["by-post-within-granted"]
