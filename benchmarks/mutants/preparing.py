"""Writes the kernel so that mutmut changes all of it: it passes by what wears a decorator."""

import shutil
from pathlib import Path

import libcst as cst

_REMEMBERING = frozenset({"lru_cache", "cache"})
"""Decorators whose absence changes no answer."""
_RECORDING = frozenset({"cites", "open_to"})
"""Decorators that write something down about the function, and return it as it is."""


class _Undecorated(cst.CSTTransformer):
    """Takes decorators off; a property becomes a function and the property of it."""

    def leave_FunctionDef(  # noqa: N802 - libcst names it
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.BaseStatement | cst.FlattenSentinel[cst.BaseStatement]:
        """Return the function without the decorators that stand in mutmut's way."""
        del original_node
        names = [_name(one.decorator) for one in updated_node.decorators]
        if names == ["property"]:
            return _as_property(updated_node)
        if names and set(names) <= _RECORDING:
            return _recorded(updated_node)
        if names and set(names) <= _REMEMBERING:
            return updated_node.with_changes(decorators=[])
        return updated_node


def _name(decorator: cst.BaseExpression) -> str:
    if isinstance(decorator, cst.Call):
        decorator = decorator.func
    return decorator.value if isinstance(decorator, cst.Name) else ""


def _as_property(function: cst.FunctionDef) -> cst.FlattenSentinel[cst.BaseStatement]:
    name = function.name.value
    inner = function.with_changes(decorators=[], name=cst.Name(f"get_{name}"))
    made = cst.parse_statement(f"{name} = property(lambda self: self.get_{name}())")
    return cst.FlattenSentinel([inner, made])


def _recorded(function: cst.FunctionDef) -> cst.FlattenSentinel[cst.BaseStatement]:
    """Write down after the function what its decorators do, the innermost first."""
    code = cst.Module([]).code_for_node
    texts = [f"{code(one.decorator)}({function.name.value})" for one in function.decorators]
    recorded = [cst.parse_statement(text) for text in reversed(texts)]
    return cst.FlattenSentinel([function.with_changes(decorators=[]), *recorded])


def prepare(root: Path, place: Path) -> None:
    """Copy the kernel and its tests below the place, ready to be mutated."""
    shutil.rmtree(place, ignore_errors=True)
    for folder in ("src/xuke/kernel", "tests/kernel"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(root / folder, place / folder, ignore=ignored)
    shutil.copy(root / "src/xuke/__init__.py", place / "src/xuke/__init__.py")
    for test in (place / "tests/kernel").glob("test_*.py"):
        if "catalogue" in test.read_text("utf-8"):
            test.unlink()  # the copy has the kernel alone
    for source in (place / "src/xuke/kernel").rglob("*.py"):
        tree = cst.parse_module(source.read_text("utf-8"))
        source.write_text(tree.visit(_Undecorated()).code, "utf-8")
    (place / "pyproject.toml").write_text(_SETTINGS, "utf-8")


_BY_NAME = (
    "test_a_decider_grants_what_was_examined_by_others_once_nothing_is_open",
    "test_a_licence_is_revoked_by_a_decider_after_the_holder_was_heard",
)
"""Tests that read the own names of functions inside functions, which mutmut changes."""
_DESELECTED = [f"--deselect=tests/kernel/test_rights_table.py::{name}" for name in _BY_NAME]

_SETTINGS = f"""
[tool.pytest.ini_options]
addopts = ["--import-mode=importlib", "-p", "no:randomly", "-p", "no:cacheprovider"]
pythonpath = ["src", "."]
filterwarnings = ["ignore"]

[tool.mutmut]
source_paths = ["src"]
only_mutate = ["src/xuke/kernel/*"]
pytest_add_cli_args_test_selection = ["tests/kernel"]
pytest_add_cli_args = {_DESELECTED}
use_setproctitle = false
"""
