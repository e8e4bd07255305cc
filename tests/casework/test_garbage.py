"""What a process has set apart from its collector for good stays so."""

import gc

from xuke.casework.stream.garbage import undisturbed


def test_what_was_set_apart_before_stays_so() -> None:
    gc.freeze()
    try:
        with undisturbed(), undisturbed():
            pass
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_what_it_sets_apart_itself_is_let_go() -> None:
    usual = gc.get_threshold()

    with undisturbed():
        assert gc.get_freeze_count() > 0

    assert (gc.get_freeze_count(), gc.get_threshold()) == (0, usual)
