"""Xuke's side: its tables, its people, its web server as it ships, and a complete case."""

import contextlib
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from benchmarks.clients import Conversation
from benchmarks.sample import AUTHORITY, ITEM, OPINION, send_file, send_json
from benchmarks.servers import Database, Site, environment, free_port, told, web_server
from benchmarks.wire import Ask


def one_case(item: Mapping[str, Any], tokens: Mapping[str, str]) -> Conversation:
    """Run the ten requests with one token for each role."""
    role = {name: f"Bearer {token}" for name, token in tokens.items()}
    applicant, clerk = role["applicant"], role["clerk"]
    filed = yield send_json("apply", "/api/applications", applicant, _application(item))
    case = filed.json()["case"]
    own, official = f"/api/applications/{case}", f"/api/cases/{case}"
    (material,) = item["materials"]
    yield send_file("attach", f"{own}/materials", applicant, {"material": material})
    yield send_json("submit", f"{own}/submission", applicant)
    yield send_json("accept", f"{official}/acceptance", clerk)
    found = {"checks": item["checks"], "opinion": OPINION, "passed": True}
    yield send_json("examine", f"{official}/examination", role["examiner"], found)
    yield send_json("examine again", f"{official}/examination", role["second-examiner"], found)
    yield send_json("decide", f"{official}/decision", role["decider"], {"outcome": "granted"})
    issued = yield send_json("issue", f"{official}/certificate", clerk)
    yield send_json("deliver", f"{official}/delivery", clerk, {"way": "electronic"})
    identifier = issued.json()["certificate"]["identifier"]
    # Each certificate is verified by somebody else, from his own address: one is asked to wait.
    stranger = (("X-Forwarded-For", f"10.{'.'.join(map(str, UUID(case).bytes[:3]))}"),)
    yield Ask("public read", "GET", f"/api/public/certificates/{identifier}", headers=stranger)


def _application(item: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "item": ITEM,
        "authority": AUTHORITY,
        "action": "new",
        "channel": "online",
        "commitment": False,
        "form": item["form"],
    }


@contextlib.contextmanager
def site(database: Database, groups: int) -> Iterator[Site]:
    """Serve xuke's pages and API from its own database of the same server.

    The jobs are left waiting: the peer makes no documents either.
    """
    port = free_port()
    environ = settings_of(database, port)
    told_us = told("benchmarks.inside", environ, "people", str(groups))
    with web_server(web_command(), environ, port) as pid:
        one = partial(one_case, told_us["item"])
        yield Site("xuke", one, port, pid, told_us["people"])


def settings_of(database: Database, port: int) -> dict[str, str]:
    """Return the environment of an installation on this server, with workers as it ships."""
    return environment(
        DJANGO_SETTINGS_MODULE="xuke.config.django",
        XUKE_DATA=str(database.data),
        XUKE_PORT=str(port),
        # The crowd that signs in comes from everywhere.
        XUKE_TRUSTED_PROXIES="127.0.0.1",
    )


def web_command() -> list[str]:
    """Return the command that starts the web servers of an installation, as many as it ships."""
    return [sys.executable, "-m", "benchmarks.serving"]
