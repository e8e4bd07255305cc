"""What click says in English about a mistyped command, in Chinese."""

import click


def in_chinese(error: click.UsageError) -> str:
    """Return what is wrong with the command line, and how to see what is right."""
    path = error.ctx.command_path if error.ctx else "xuke"
    return f"错误：{_what(error)}\n用法请见 {path} --help。"


def _what(error: click.UsageError) -> str:
    """Name the fault."""
    match error:
        case click.NoSuchOption():
            return f"没有选项 {error.option_name}。"
        case click.MissingParameter():
            return f"缺少 {_name(error)}。"
        case click.BadParameter():
            return f"{_name(error)} 的值无法使用：{_reason(error)}"
        case _ if error.message.startswith("No such command"):
            return f"没有命令 {error.message.split(chr(39))[1]}。"
        case _ if error.message.startswith("Missing command"):
            return "请写明要执行的命令。"
        case _:
            return error.message


def _name(error: click.BadParameter) -> str:
    """Return the option or argument as it is typed."""
    if error.param is None:
        return error.param_hint if isinstance(error.param_hint, str) else "参数"
    names = error.param.opts if isinstance(error.param, click.Option) else []
    return "/".join(names) or (error.param.name or "参数").upper()


def _reason(error: click.BadParameter) -> str:
    """Say why a value cannot stand."""
    kind = error.param.type if error.param else None
    match kind:
        case click.Choice():
            return f"只能是 {'、'.join(str(choice) for choice in kind.choices)}。"
        case click.IntRange():
            top = "" if kind.max is None else f"，不大于 {kind.max}"
            return f"请写整数，不小于 {kind.min}{top}。"
        case click.DateTime():
            return "请写存在的日期，例如 2026-03-02。"
        case click.Path() if "is a directory" in error.message:
            return "这是文件夹，请写文件名。"
        case click.Path():
            return "文件不存在或不可读。"
        case _:
            return error.message
