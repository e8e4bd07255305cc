"""A verb with its event is three files of source, whatever its kind: three are added and used.

Their names are no verb's anywhere else, so that whoever adds one meets none of them.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
REASON = "事实清楚，证据确凿，理由充分"
EVENT = '''
@dataclass(frozen=True, slots=True, kw_only=True)
class {}:
    """备注: something that was noted."""

    on: date
    by: str
    text: str

'''
NOTE = {
    "kernel/case/events/examination.py": {
        "FindingEvent = (\n": EVENT.format("NotedInTest"),
        "    | RepresentationsHeard\n": "    | NotedInTest\n",
        "    heard: tuple[": "    noted_in_test: NotedInTest | None = None\n",
        "        case RepresentationsHeard():\n": """
        case NotedInTest(): return replace(before, noted_in_test=event)
""",
    },
    "kernel/case/examination.py": {
        "    CaseEvent,\n": "    NotedInTest,\n",
        "FINDINGS: tuple": """
def note_in_test(_case: Case, told: NotedInTest, _at: Occasion) -> tuple[CaseEvent, ...]:
    check_reason(told.text)
    return (told,)

""",
        '    Verb(name="hear",': """
    Verb(name="note-in-test", event=NotedInTest, right=by_examiner(), decide=note_in_test),
""",
    },
    "web/case/words/examination.py": {
        "    events.RepresentationsHeard: _heard,\n": """
    events.NotedInTest: lambda event, _names: (gettext("记下一笔"), event.text),
""",
        '    Worded("examine",': '    Worded("note-in-test", _("记录")),\n',
    },
}
"""An act of the procedure: what it tells is kept in a part of the case."""
SEND_BACK = {
    "kernel/case/events/decision.py": {
        "DecisionEvent = ": EVENT.format("SentBackInTest"),
        "FeeCharged | ": "SentBackInTest | ",
        "    disclosed_on: date": "    sent_back_in_test: SentBackInTest | None = None\n",
        "        case FeeCharged():\n": """
        case SentBackInTest(): return replace(case, sent_back_in_test=event)
""",
    },
    "kernel/case/delivery.py": {
        "    Refused,\n": "    SentBackInTest,\n",
        "_CLERK = ": """
def send_back_in_test(_case: Case, told: SentBackInTest, _at: Occasion) -> tuple[CaseEvent, ...]:
    return (told,)

""",
        '    Verb(\n        name="disclose",': """
    Verb(name="send-back-in-test", event=SentBackInTest, right=right(DECIDED, _CLERK),
         decide=send_back_in_test),
""",
    },
    "web/case/words/decision.py": {
        "    events.Delivered: _delivered,\n": """
    events.SentBackInTest: lambda event, _names: (gettext("收到退件"), event.text),
""",
        '    Worded("deliver",': '    Worded("send-back-in-test", _("登记退件")),\n',
    },
}
"""An act after the decision: what it tells changes the case itself."""
ADVISE = {
    "kernel/licence/events/commitment.py": {
        "CommitmentEvent = ": EVENT.format("AdvisedInTest"),
        "CommitmentChecked | ": "AdvisedInTest | ",
        "    repaired: CreditRepaired": "    advised_in_test: AdvisedInTest | None = None\n",
        "        case CreditRepaired():\n": """
        case AdvisedInTest(): return replace(licence, advised_in_test=event)
""",
    },
    "kernel/licence/commitment.py": {
        "    CommitmentChecked,\n": "    AdvisedInTest,\n",
        "def _awaits_a_check": """
ADVICE_IN_TEST = LICENSING_LAW.art(61, 1)

def advise_in_test(
    _licence: Licence, told: AdvisedInTest, _at: Occasion
) -> tuple[LicenceEvent, ...]:
    check_reason(told.text)
    return (told,)

""",
        '    Verb(\n        name="order-rectification",': """
    Verb(name="advise-in-test", event=AdvisedInTest, decide=advise_in_test,
         right=right(IN_FORCE, ADVICE_IN_TEST, INSPECTION)),
""",
    },
    "web/licence/words/commitment.py": {
        "    events.CreditRepaired: _credit,\n": """
    events.AdvisedInTest: lambda event, _names: (gettext("指导被许可人"), event.text),
""",
        '    Worded(\n        "note-credit-repair",': """
    Worded("advise-in-test", _("行政指导")),
""",
    },
}
"""An act on a licence: what it tells is kept with the promise."""
USE = """
import json, sys, django
django.setup()
from click.testing import CliRunner
from django.core.checks import run_checks
from tests.kernel import cases, licences
from xuke.casework.case.kind import CASES
from xuke.casework.licence.kind import LICENCES
from xuke.casework.stream.facts import event_of
from xuke.config.cli.rights import rights_command
from xuke.record import codec, events
from xuke.web.words.names import Names
from xuke.web.words.worded import label_of, sentence
assert not any(one.is_serious() for one in run_checks())

def words_of(kind):
    listed = CliRunner().invoke(rights_command, [kind, "--format", "json"], catch_exceptions=False)
    return {row["name"]: row["word"] for row in json.loads(listed.output)["rights"]}

def used(kind, name, before, person):
    verb = kind.plain[name]
    event = event_of(verb, {"text": sys.argv[1]}, on=cases.MON, by=person.id)
    decided = kind.machine.decide(verb, before, event, cases.at(person))
    stored, facts, _on = events.facts_of(event)
    read = codec.decode(events.types()[kind.name, stored], json.loads(json.dumps(facts)))
    assert decided == (event,) and read == event
    words = [words_of(kind.name)[name], str(label_of(name, kind.name))]
    told = [*words, *sentence(event, kind.name, Names())]
    return kind.machine.after(before, decided), event, told

case, event, noted = used(CASES, "note-in-test", cases.accepted(), cases.FIRST)
assert case.procedure.noted_in_test == event
case, event, sent_back = used(CASES, "send-back-in-test", cases.issued(), cases.CLERK)
assert case.sent_back_in_test == event
licence, event, advised = used(LICENCES, "advise-in-test", licences.issued(), cases.FIRST)
assert licence.advised_in_test == event
print(json.dumps([noted, sent_back, advised]))
"""


def edit(source: Path, edits: dict[str, dict[str, str]]) -> None:
    """Write into each file what is new, each before the one line that it names."""
    for name, added in edits.items():
        text = (source / name).read_text(encoding="utf-8")
        for line, new in added.items():
            assert text.count(line) == 1, f"{name}: {line}"
            text = text.replace(line, new.removeprefix("\n") + line)
        (source / name).write_text(text, encoding="utf-8")


def test_a_verb_with_its_event_is_three_files_and_nothing_else_is_missing(tmp_path: Path) -> None:
    source = tmp_path / "src" / "xuke"
    shutil.copytree(ROOT / "src" / "xuke", source, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "data").symlink_to(ROOT / "data")
    for edits in (NOTE, SEND_BACK, ADVISE):
        assert len(edits) <= 3
        edit(source, edits)

    told = json.loads(run(USE, source.parent))

    assert told[0] == ["记录", "记录", "记下一笔", REASON]
    assert told[1] == ["登记退件", "登记退件", "收到退件", REASON]
    assert told[2] == ["行政指导", "行政指导", "指导被许可人", REASON]


def run(program: str, source: Path) -> str:
    """Run a program on this source where no database answers, and return what it prints."""
    env = {
        **os.environ,
        "PYTHONPATH": f"{source}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "xuke.config.django",
        "DATABASE_URL": "postgresql://xuke@127.0.0.1:1/xuke",
    }
    command = [sys.executable, "-c", program, REASON]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
