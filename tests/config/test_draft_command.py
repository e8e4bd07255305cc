"""`xuke report list` and `xuke report draft`."""

import json
import os
import subprocess
import sys
from pathlib import Path

XUKE = str(Path(sys.executable).with_name("xuke"))


def report(url: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [XUKE, "report", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DATABASE_URL": url},
        timeout=120,
    )


def test_a_draft_is_text_or_figures_with_their_days_and_kind(
    committed_url: str, tmp_path: Path
) -> None:
    asked = ("draft", "luohu-summary", "--authority", "440303-wjj", "--year", "2016")
    file = tmp_path / "draft.txt"

    made = json.loads(report(committed_url, *asked, "--format", "json").stdout)
    report(committed_url, *asked, "--output", str(file))

    assert file.read_text(encoding="utf-8") == made["text"] + "\n"
    assert {
        "indicator": "disclosed-released",
        "value": None,
        "printed": "未报",
        "from": "2015-12-11",
        "to": "2016-10-31",
        "kind": "未报",
    } in made["figures"]
    assert {one["kind"] for one in made["figures"]} == {"计算", "未报"}


def test_what_there_is_to_draft_is_listed_and_what_there_is_not_refused(
    committed_url: str,
) -> None:
    listed = report(committed_url, "list").stdout
    wrong = report(committed_url, "draft", "huadu", "--authority", "440114-wjj", "--year", "2025")
    nobody = report(committed_url, "draft", "huadu-annual", "--authority", "x", "--year", "2025")

    assert all(slug in listed for slug in ("huadu-annual", "jianghai-rule-of-law"))
    assert (wrong.returncode, nobody.returncode) == (2, 1)
    assert "没有报告 huadu，可用的报告：" in wrong.stderr
    assert "没有机构 x。可用的代码：" in nobody.stderr
