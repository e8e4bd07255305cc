"""What the public learns of a certificate: how the licence behind it stands today."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.casework import journey
from tests.casework.licences import GRANTED_ON, decided, filed
from tests.rooms.desk.office import Office, text_of
from tests.rooms.register.certificates import certificate
from tests.rooms.register.held import (
    CLINIC,
    REASON,
    annulled,
    done,
    heard,
    held,
    state_of,
    suspended,
)
from tests.rooms.register.history import imported, past

from xuke.casework.licence.find import licence_named
from xuke.casework.models import LicenceRow
from xuke.casework.stream.rebuild import rebuild
from xuke.kernel.item.rule import Action
from xuke.kernel.law.limit import add_months
from xuke.kernel.licence.state import Licence
from xuke.rooms.register.presenting import STATES
from xuke.rooms.register.standing import State
from xuke.web.words.dates import chinese_date


def verified(licence: Licence) -> str:
    return text_of(Client().get(f"/register/verify/{licence.identifier}/"))


def told(licence: Licence) -> str:
    answer = Client().get(f"/api/public/certificates/{licence.identifier}")
    return str(answer.json()["state"])


def struck(office: Office) -> object:
    stream = annulled(office)
    done(office, "clerk", stream, "deregister", ground="ended")
    return stream


def revoked(office: Office) -> object:
    stream = heard(office, held(office), "revocation")
    facts = {"document": "虚构罚〔2026〕2号", "reason": REASON}
    proved = dict.fromkeys(("reviewed", "discussed"), True)
    done(office, "head", stream, "revoke", **facts, **proved)
    return stream


def withdrawn(office: Office) -> object:
    stream = heard(office, held(office), "withdrawal")
    facts = {
        "basis": "administrative-licensing-law/8/2",
        "reason": REASON,
        "public_interest": "保障公共卫生安全",
        "compensation_owed": True,
        "compensation": "1200.50",
    }
    done(office, "head", stream, "withdraw-licence", **facts)
    return stream


@pytest.mark.parametrize(
    ("brought", "state", "words"),
    [
        pytest.param(held, State.VALID, "有效", id="in force"),
        pytest.param(suspended, State.SUSPENDED, "暂扣至", id="taken away for a term"),
        pytest.param(annulled, State.ANNULLED, "已撤销", id="ought not to have been granted"),
        pytest.param(withdrawn, State.WITHDRAWN, "已撤回", id="the law has changed"),
        pytest.param(revoked, State.REVOKED, "已吊销", id="a penalty"),
        pytest.param(struck, State.DEREGISTERED, "已注销", id="struck from the register"),
    ],
)
def test_the_public_is_told_how_the_licence_stands(
    office: Office, brought: Callable[[Office], object], state: State, words: str
) -> None:
    stream = brought(office)

    licence = state_of(stream)  # type: ignore[arg-type]
    assert words in verified(licence)
    assert told(licence) == state.value


def test_a_deferred_verification_is_told(office: Office) -> None:
    stream = held(office, CLINIC)
    until = add_months(office.act("first").on, 3)
    facts = {"until": until.isoformat(), "reason": REASON}
    done(office, "first", stream, "defer-verification", **facts)

    assert "有效，暂缓校验" in verified(state_of(stream))
    assert chinese_date(until) in verified(state_of(stream))
    assert told(state_of(stream)) == State.DEFERRED


@pytest.mark.django_db
def test_a_version_that_was_replaced_says_so() -> None:
    first = journey.issued()
    number = certificate(first).number
    second = decided(filed(Action.MODIFICATION, GRANTED_ON, existing_number=number), GRANTED_ON)
    old, new = certificate(first), certificate(second)

    assert "已被新版替换" in text_of(Client().get(f"/register/verify/{old.identifier}/"))
    assert "已被新版替换" not in text_of(Client().get(f"/register/verify/{new.identifier}/"))


@pytest.mark.django_db
def test_rebuilding_keeps_what_replaced_versions_are_found_by() -> None:
    first = journey.issued()
    number = certificate(first).number
    decided(filed(Action.MODIFICATION, GRANTED_ON, existing_number=number), GRANTED_ON)
    before = LicenceRow.objects.values().get()

    rebuild()

    assert LicenceRow.objects.values().get() == before
    assert before["earlier"] == [certificate(first).identifier]


@pytest.mark.django_db
def test_a_paper_of_the_past_stands_as_its_licence_does(office: Office) -> None:
    history = past("P1", certificate_number="旧证7号")
    imported(history)
    stream = licence_named("310105-wjw", "旧证7号", history_item(), office.act("clerk"))
    heard(office, stream, "revocation")
    facts = {"document": "虚构罚〔2026〕1号", "reason": REASON, "reviewed": True, "discussed": True}
    done(office, "head", stream, "revoke", **facts)

    assert "已吊销" in text_of(Client().post("/register/verify/", {"code": "旧证7号"}))


def history_item() -> str:
    return "public-place-hygiene-permit"


def test_every_state_has_words() -> None:
    assert set(STATES) == set(State)


@pytest.mark.django_db
def test_a_renewal_printed_early_leaves_the_old_paper_valid_until_its_end() -> None:
    first = journey.issued()
    old = certificate(first)
    renewed = decided(filed(Action.RENEWAL, GRANTED_ON, existing_number=old.number), GRANTED_ON)
    new = certificate(renewed)

    assert "尚未生效" in text_of(Client().get(f"/register/verify/{new.identifier}/"))
    assert "已被新版替换" not in text_of(Client().get(f"/register/verify/{old.identifier}/"))
