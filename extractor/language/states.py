"""States: the words that say how far a thing has come (已完成, 正在, 将, 未, 如), with the traps of each."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from .alternatives import beginning
from .types import State, StateKind

PRIORITY: tuple[StateKind, ...] = ("condition", "not_done", "ongoing", "partly", "planned", "done")
"""Which of several states tells most of a clause: a result is one only if nothing takes it back."""

_Table = dict[str, tuple[re.Pattern[str], dict[int | None, StateKind | None]]]
"""By what a state begins with: its patterns in one, each a group of it, and the kind that each group tells."""

_REACH = 40
"""How far the words may stand that make a state an attribute: “对尚未完成整改的单位” says nothing of 对's own statement."""

_MARK = re.compile(r"[，。；：、,;:\s（(）)]")
_GOVERNOR = re.compile(
    r"(?<![针面相绝配])对(?![应比照策接口])|针对|查处|打击|防止|避免|杜绝|严禁|纠正|制止|叫停|处罚|追究|举报"
)
_WHERE = re.compile(r"(?:^|[^正现尚仍还])在$")
_PLACED = re.compile(r"[\u4e00-\u9fff]{2,10}的\s*\d")
_NOT_FOUND = re.compile(r"(?:未|没有?|无)(?:发现|查出|查见|检出)")
_BEFORE_IT = re.compile(r"(?:趁着?|抢在|赶在)[^，。；]{0,12}$")
"""What is done while something has not come yet (趁河道尚未封冻清淤4公里): no work is left open."""
_ATTRIBUTE = re.compile(r"的[\u4e00-\u9fff“《]|等|行为|现象")


def find(text: str) -> tuple[State, ...]:
    """The state words of `text` in order, without overlap; at each place the first pattern of the data file holds.

    Words within an attribute (已恢复的耕地, 对未整改的单位) are no state; those of a case (未达标的，不予发放) a condition.
    """
    first, table = _patterns()
    found = []
    position = 0
    for hit in first.finditer(text):
        start = hit.start()
        known = table.get(text[start : start + 2]) or table.get(text[start])
        if known is None or start < position or (match := known[0].match(text, start)) is None:
            continue
        position = match.end()
        kind = known[1][match.lastindex]
        kind = kind and _as_it_stands(text, start, position, kind)
        if kind is not None:
            found.append(State(start, position, kind))
    return tuple(found)


def telling(states: tuple[State, ...]) -> StateKind | None:
    """The most telling of several states, None of none."""
    kinds = {state.kind for state in states}
    return next((kind for kind in PRIORITY if kind in kinds), None)


def _as_it_stands(text: str, start: int, end: int, kind: StateKind) -> StateKind | None:
    """The kind that the words at ``[start, end)`` have in their surroundings."""
    if kind == "condition":
        return kind
    mark = _MARK.search(text, end, end + _REACH)
    rest = text[end : mark.start() if mark else end + _REACH]
    if kind != "planned" and rest.endswith("的"):
        return "condition"
    if rest.startswith("的"):
        return None
    if kind == "ongoing" and text[start:end].endswith("在") and _PLACED.match(rest):
        return None  # 仍在自建机房的32个: where they are, and no work
    before = text[max(0, start - _REACH) : start]
    marks = list(_MARK.finditer(before))
    if marks:
        before = before[marks[-1].end() :]
    if kind == "not_done" and _BEFORE_IT.search(before):
        return None
    if _NOT_FOUND.search(before):
        return None  # 未发现超载车辆进入施工路段
    if _WHERE.search(before) and _ATTRIBUTE.search(rest):
        return None  # 发生在尚未列入整治的路口
    if _ATTRIBUTE.search(rest) and _GOVERNOR.search(before):
        return None
    return kind


@cache
def _patterns() -> tuple[re.Pattern[str], _Table]:
    """What a state begins with, and for each beginning of one character or two its patterns in the order of the file."""
    data = tomllib.loads(resources.files(__package__).joinpath("states.toml").read_text(encoding="utf-8"))
    patterns: list[tuple[set[str], StateKind | None, str]] = []
    for entry in data["entry"]:
        kind = None if entry["kind"] == "none" else entry["kind"]
        for line in filter(None, entry["patterns"].split("\n")):
            for name, value in data["macros"].items():
                line = line.replace("{" + name + "}", value)
            patterns.append((_beginnings(line), kind, line))
    table: _Table = {}
    for begun in set().union(*(beginnings for beginnings, _, _ in patterns)):
        table[begun] = _joined([(k, line) for all_, k, line in patterns if begun in all_ or begun[0] in all_])
    return re.compile(beginning(table)), table


def _joined(patterns: list[tuple[StateKind | None, str]]) -> tuple[re.Pattern[str], dict[int | None, StateKind | None]]:
    """One pattern of several, of which the first that holds is taken, and the kind of each by its group. None has groups."""
    kinds: dict[int | None, StateKind | None] = {group: kind for group, (kind, _) in enumerate(patterns, 1)}
    return re.compile("|".join(f"({line})" for _, line in patterns)), kinds


def _beginnings(pattern: str) -> set[str]:
    """What `pattern` can begin with: the first two characters of each alternative, or one where the second is open."""
    pattern = re.sub(r"^\(\?<[!=][^)]*\)", "", pattern)
    if pattern.startswith("["):
        close = pattern.index("]")
        return {first + second for first in pattern[1:close] for second in _second(pattern[close + 1 :])}
    if pattern.startswith("(?:"):
        close = pattern.index(")")
        after = _second(pattern[close + 1 :])
        return {
            alternative[0] + second
            for alternative in pattern[3:close].split("|")
            for second in ([alternative[1]] if len(alternative) > 1 else after)
        }
    return {pattern[0] + second for second in _second(pattern[1:])}


def _second(rest: str) -> set[str]:
    """The characters with which `rest` can begin, only the empty string where that is open."""
    if rest[:1] > "\u3400":
        return {""} if rest[1:2] in ("?", "*", "{") else {rest[0]}
    if rest.startswith("(?:") and not set(rest[3 : rest.find(")")]) & set("(["):
        close = rest.index(")")
        if rest[close + 1 : close + 2] not in ("?", "*", "{"):
            return {alternative[0] for alternative in rest[3:close].split("|")}
    return {""}
