"""Whom facts name: the accounts in them, wherever they stand."""

from uuid import UUID

from xuke.web.words.names import accounts

FIRST, SECOND, THIRD = (str(UUID(int=number)) for number in (1, 2, 3))


def test_accounts_are_found_alone_in_lists_and_in_rows_of_words() -> None:
    alone = {"to": FIRST, "days": 5}
    listed = {"officers": [SECOND, "王某"]}
    in_a_row = {"who": f"张某 {THIRD}"}

    assert accounts([alone, listed, in_a_row]) == {FIRST, SECOND, THIRD}


def test_what_is_no_account_names_nobody() -> None:
    facts = {"reason": "材料不全。", "on": "2026-03-02", "passed": True, "note": None}

    assert accounts([facts]) == set()
