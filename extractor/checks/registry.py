"""All rules there are: what lies in the folders of the scopes, found by name, each code once."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache

from extractor.checks.rule import SCOPES, Rule

MODULE = re.compile(r"(gj\d{3})_([a-z0-9_]+)")


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of the catalogue, by code.

    Raises ValueError for a module whose name, folder and rule do not agree: the catalogue is wrong then, not the user.
    """
    found: dict[str, Rule] = {}
    for digit, scope in SCOPES.items():
        folder = importlib.import_module(f"extractor.checks.{scope}")
        for module in pkgutil.iter_modules(folder.__path__):
            named = MODULE.fullmatch(module.name)
            if named is None:
                continue  # helpers that several rules of a scope share
            rule: Rule = importlib.import_module(f"{folder.__name__}.{module.name}").RULE
            code, slug = named[1].upper(), named[2].replace("_", "-")
            if (rule.code, rule.name, rule.code[2]) != (code, slug, digit) or code in found:
                raise ValueError(f"{folder.__name__}.{module.name} holds {rule.code} {rule.name}")
            found[code] = rule
    return tuple(found[code] for code in sorted(found))


def rule(code: str) -> Rule | None:
    """The rule with this code, in either case of letters."""
    return next((r for r in rules() if r.code == code.upper()), None)
