"""The peer's side: its database, its people, its web server, and a complete case."""

import contextlib
import sys
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from benchmarks.clients import Conversation
from benchmarks.sample import AUTHORITY, ITEM, OPINION, REASON, send_file, send_json
from benchmarks.servers import WORKERS, Database, Site, environment, free_port, told, web_server
from benchmarks.wire import Ask

FORM = {
    "applicant_type": "organisation",
    "applicant_name": "测试样例健身服务有限公司",
    "applicant_uscc": "91110000600037341L",
    "registered_address": "上海市长宁区示例路 1 号 2 层",
    "postcode": "200050",
    "economic_type": "有限责任公司",
    "legal_representative": "张测试",
    "legal_representative_id": "11010519491231002X",
    "legal_representative_phone": "13800000000",
    "agent_name": "李样例",
    "agent_id": "11010519491231002X",
    "agent_phone": "13800000001",
    "premises_name": "测试样例游泳馆",
    "premises_address": "上海市长宁区示例路 1 号地下 1 层",
    "premises_kind": "pool",
    "premises_area": "1250.50",
    "seats": 120,
    "employees": 24,
    "employees_examined": 24,
    "water_supply": "mains",
    "air_conditioning": "central",
    "disinfection": "次氯酸钠自动投加, 每日两次记录",
    "opens_on": "2026-12-01",
    "business_hours": "06:00-22:00",
    "remarks": "以上信息均为虚构, 仅用于测量。",
}
APPLICATION = {
    "item": ITEM,
    "authority": AUTHORITY,
    "action": "new",
    "channel": "online",
    "commitment": False,
    "form": FORM,
}
EXAMINATION = {
    "checks": {"premises": True, "water": True, "staff": True, "records": True},
    "passed": True,
    "opinion": OPINION,
}
DECISION = {"outcome": "granted", "reason": REASON}


def one_case(tokens: Mapping[str, str]) -> Conversation:
    """Run the ten requests with one token for each role."""
    role = {name: f"Token {token}" for name, token in tokens.items()}
    applicant, clerk = role["applicant"], role["clerk"]
    filed = yield send_json("apply", "/applications/", applicant, APPLICATION)
    case = f"/applications/{filed.json()['id']}"
    yield send_file("attach", f"{case}/materials/", applicant, {"kind": "report"})
    yield send_json("submit", f"{case}/submit/", applicant)
    yield send_json("accept", f"{case}/accept/", clerk)
    yield send_json("examine", f"{case}/examine/", role["examiner"], EXAMINATION)
    yield send_json("examine again", f"{case}/examine/", role["second-examiner"], EXAMINATION)
    yield send_json("decide", f"{case}/decide/", role["decider"], DECISION)
    issued = yield send_json("issue", f"{case}/issue/", clerk)
    yield send_json("deliver", f"{case}/deliver/", clerk, {"way": "electronic"})
    yield Ask("public read", "GET", f"/certificates/{issued.json()['certificate']}/")


@contextlib.contextmanager
def site(database: Database, groups: int) -> Iterator[Site]:
    """Serve the peer from its own database of the same server."""
    place = urlsplit(database.create("baseline"))
    settings = environment(
        DJANGO_SETTINGS_MODULE="benchmarks.baseline.settings",
        BASELINE_PGHOST=place.hostname or "",
        BASELINE_PGPORT=str(place.port),
        BASELINE_PGUSER=place.username or "",
        BASELINE_PGPASSWORD=place.password or "",
    )
    people = told("benchmarks.baseline.people", settings, str(groups))
    port = free_port()
    with web_server(_command(port), settings, port) as pid:
        yield Site("peer", one_case, port, pid, people)


def _command(port: int) -> list[str]:
    """Return the command line; benchmarks/README.md says what else was tried."""
    return [
        sys.executable, "-m", "gunicorn", "benchmarks.baseline.wsgi",
        "--workers", str(WORKERS), "--bind", f"127.0.0.1:{port}",
    ]  # fmt: skip
