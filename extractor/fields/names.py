"""Names of projects, compared by likeness: the conclusion adds a year, drops words or brackets, but means the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from db.records import Project

LIKE = 82.0
_YEAR = re.compile(r"^(?:2?20\d\d(?:\s*[-—–~至、]\s*20\d\d)?年?(?:度)?|[二两]〇[〇一二三四五六七八九]{2}年(?:度)?)")
_TAIL = re.compile(r"(?:专项)?(?:建设)?(?:项目|工程|工作|经费|专项)+$")


# Words of project names that are written for one another.
_SHORT = (
    ("运行维护", "运维"),
    ("维护保养", "维保"),
    ("维修改造", "改造"),
    ("修缮", "维修"),
    ("整修", "维修"),
    ("购置", "采购"),
)
_RUN = 2
_CLAUSE = re.compile(r"[，,。；;：:\n]")
_SHORTEST, _LONGEST = 4, 30


@lru_cache(maxsize=8192)
def core(name: str) -> str:
    """A name without what varies from place to place: year in front, brackets, 项目 at the end, marks and blanks."""
    bare = re.sub(r"\s|[“”\"'‘’《》【】]", "", name)
    bare = re.sub(r"[（(][^（）()]*[）)]", "", bare)
    bare = _YEAR.sub("", bare)
    bare = re.sub(r"[，,、。．.：:；;·\-—]", "", bare)
    return _TAIL.sub("", bare) or bare


@lru_cache(maxsize=8192)
def likeness(a: str, b: str) -> float:
    """0 to 100: how alike two names are, 100 where their cores are equal.

    A core that is wholly in the other counts by its share of it, so that 校舍维修 is near 校舍维修改造 but far from a
    whole programme that mentions it.
    """
    from rapidfuzz import fuzz

    x, y = _plain(a), _plain(b)
    if not x or not y:
        return 0.0
    if x == y:
        return 100.0
    if len(x) == len(y) > _SHORTEST and sorted(x) == sorted(y):
        return 95.0  # the same words in another order: 标准化校舍建设 for 校舍标准化建设
    shorter, longer = sorted((x, y), key=len)
    if (
        len(shorter) >= 5
        and (longer.startswith(shorter) or longer.endswith(shorter))
        and len(shorter) >= 0.6 * len(longer)
    ):
        return 90.0
    return fuzz.ratio(x, y)


def best(name: str, projects: Sequence[Project], least: float = LIKE) -> Project | None:
    """The project that is meant by `name`, or None where none is alike enough or two are equally so."""
    own = _plain(name)
    if own and (same := next((p for p in projects if _plain(p.name) == own), None)) is not None:
        return same
    scored = sorted(((likeness(name, p.name), p) for p in projects), key=lambda pair: -pair[0])
    if not scored or scored[0][0] < least:
        return _part(name, projects) or _contracted(name, projects)
    if len(scored) > 1 and scored[1][0] == scored[0][0]:
        return None
    return scored[0][1]


def _part(name: str, projects: Sequence[Project]) -> Project | None:
    """The only project whose name begins or ends with this one: 智慧课堂建设 for 义务教育学校智慧课堂建设."""
    x = core(name)
    if len(x) < 5:
        return None
    fitting = [p for p in projects if core(p.name).startswith(x) or core(p.name).endswith(x)]
    return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=8192)
def _plain(name: str) -> str:
    """The core of a name, its long words as they are shortened."""
    plain = core(name)
    for long, short in _SHORT:
        plain = plain.replace(long, short)
    return plain


def _contracted(name: str, projects: Sequence[Project]) -> Project | None:
    """The only project whose name holds this one's words in order, others dropped: 文物修缮 for 文物保护单位修缮."""
    x = _plain(name)
    if len(x) < 2 * _RUN:
        return None
    needed = frozenset(x)
    full = [(p, _plain(p.name)) for p in projects]
    held = [(p, name) for p, name in full if needed.issubset(name)]
    fitting = [p for p, name in held if _drawn(x, name)] or [p for p, name in held if _abbreviated(x, name)]
    return fitting[0] if len(fitting) == 1 else None


def _abbreviated(short: str, full: str) -> bool:
    """Whether a name is another with characters left out: 保租房筹集 for 保障性租赁住房筹集, 公路安防 for 公路安全防护.

    It begins as the other does and keeps its last word, or one character of it where it keeps the whole first word.
    """
    ends = short[-_RUN:] == full[-_RUN:] or (short[:_RUN] == full[:_RUN] and short[-1] in full[-_RUN:])
    if short[0] != full[0] or not ends or len(short) * 3 < len(full):
        return False
    rest = iter(full)
    return all(c in rest for c in short)


def _drawn(short: str, full: str) -> bool:
    """Whether a name can be made of runs of another, in its order, each of two characters at least."""
    if not short:
        return True
    return any(
        (at := full.find(short[:n])) >= 0 and _drawn(short[n:], full[at + n :]) for n in range(len(short), _RUN - 1, -1)
    )


def opening(text: str, projects: Sequence[Project]) -> tuple[Project, int] | None:
    """The project that `text` begins with the name of, in full or in short, and where the name ends.

    A name in short ends as the full one does (文物修缮 for 文物保护单位修缮), so that words in common by chance are none.
    """
    stop = _CLAUSE.search(text)
    for end in range(min(stop.start() if stop else len(text), _LONGEST), _SHORTEST - 1, -1):
        name = text[:end]
        found = best(name, projects)
        if found is not None and _plain(found.name)[-2:] == _plain(name)[-2:]:
            return found, end
    return None


def mentioned(text: str, projects: Sequence[Project]) -> tuple[Project, int, int] | None:
    """The project whose name (or its core) stands in `text`, with the place; the longest such name wins."""
    found: tuple[Project, int, int] | None = None
    for project in projects:
        for words in (project.name.strip("。"), core(project.name)):
            at = text.find(words) if len(words) >= 5 else -1
            if at >= 0 and (found is None or len(words) > found[2] - found[1]):
                found = (project, at, at + len(words))
                break
    return found
