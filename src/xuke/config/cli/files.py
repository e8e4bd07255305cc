"""`xuke file`: what an upload would make of a file."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from xuke.gateways.uploads import Kind, Refusal, Upload


@click.group("file", help="文件：能不能作为材料上传。")
def file_command() -> None:
    """Hold what can be done with a file."""


@file_command.command("check", help="像上传时一样打开文件检查，什么也不保存。")
@click.argument(
    "path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def check_command(*, path: Path, shape: str) -> int:
    """Judge the file as an upload would; the status says whether it would be taken."""
    from xuke.config.server.database import load_django

    load_django()
    verdict = _verdict(path)
    click.echo(
        json.dumps(verdict, ensure_ascii=False, indent=2) if shape == "json" else _words(verdict)
    )
    return 0 if verdict["accepted"] else 1


def _verdict(path: Path) -> dict[str, Any]:
    from xuke.casework.case.judging import FileRefused, SentFile, judged
    from xuke.gateways.uploads import DEFAULT_LIMITS, Refusal, kind_of

    with path.open("rb") as file:
        content = file.read(DEFAULT_LIMITS.most_bytes + 1)
    try:
        return _taken(judged(SentFile(name=path.name, content=content)))
    except FileRefused as refused:
        return _refused(Refusal(refused.code), kind_of(content))


def _taken(upload: "Upload") -> dict[str, Any]:
    return {
        "accepted": True,
        "kind": _name(upload.kind),
        "reason": None,
        "message": "",
        "name": upload.name,
        "media_type": upload.kind.value,
        "size": upload.size,
        "sha256": upload.sha256,
        "pages": upload.pages,
        "attachments": list(upload.attachments),
        "shown_as": _name(upload.shown.kind) if upload.shown else None,
    }


def _refused(refusal: "Refusal", kind: "Kind | None") -> dict[str, Any]:
    from xuke.gateways.uploads import Refusal
    from xuke.web.words import uploads

    known = kind if refusal is not Refusal.WRONG_KIND else None
    nothing = ("name", "media_type", "size", "sha256", "pages", "shown_as")
    return {
        "accepted": False,
        "kind": _name(known) if known else None,
        "reason": refusal.value,
        "message": uploads.why(refusal),
        **dict.fromkeys(nothing),
        "attachments": [],
    }


def _name(kind: "Kind") -> str:
    """Return the name by which programs know a kind."""
    return kind.name.lower()


def _words(verdict: dict[str, Any]) -> str:
    if not verdict["accepted"]:
        return f"不能上传：{verdict['message']}"
    lines = [f"可以上传：{verdict['kind']}，{verdict['pages']} 页，保存为“{verdict['name']}”。"]
    if verdict["shown_as"]:
        lines.append(f"原件保留，工作人员看到的是转换后的 {verdict['shown_as']}。")
    if verdict["attachments"]:
        lines.append(f"内含附件：{'、'.join(verdict['attachments'])}。")
    return "\n".join(lines)
