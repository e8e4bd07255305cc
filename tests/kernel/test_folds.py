"""What is no event of a subject changes nothing in silence: each fold stops where it has no arm."""

import pkgutil
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from xuke.kernel.case import events as of_case, state as case_state
from xuke.kernel.licence import events as of_licence, state as licence_state


class Foreign:
    """An event of no subject."""

    def __repr__(self) -> str:
        return "an event of no subject"


def folds(package: ModuleType) -> list[Callable[[Any, Any], Any]]:
    """Return the fold of each subject in this package."""
    names = [one.name for one in pkgutil.iter_modules(package.__path__)]
    modules = [import_module(f"{package.__name__}.{name}") for name in names]
    return [getattr(module, f"fold_{name}") for name, module in zip(names, modules, strict=True)]


ALL = [
    pytest.param(fold, state, id=f"{fold.__module__}.{fold.__name__}")
    for package, state, evolve in (
        (of_case, case_state.Case(), case_state.evolve),
        (of_licence, licence_state.Licence(), licence_state.evolve),
    )
    for fold in (*folds(package), evolve)
]


@pytest.mark.parametrize(("fold", "state"), ALL)
def test_a_fold_stops_at_an_event_that_is_not_its_own(
    fold: Callable[[Any, Any], Any], state: object
) -> None:
    with pytest.raises(AssertionError, match="an event of no subject"):
        fold(state, Foreign())
