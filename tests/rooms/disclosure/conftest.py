"""The office in which these tests work."""

import pytest
from tests.rooms.desk.office import Office


@pytest.fixture
def office(db: None) -> Office:
    """Open an office with its staff."""
    return Office()
