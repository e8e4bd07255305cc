"""A copy of the catalogue's folder that a test may spoil."""

import shutil
from pathlib import Path

import pytest

from xuke.catalogue.loading import DATA


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))
