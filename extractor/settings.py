"""Settings of gouji.toml: one frozen object, read once and handed down."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from db.records import Trouble

SEVERITIES = ("error", "warning", "info")
CODE = re.compile(r"GJ\d{3}")


@dataclass(frozen=True, slots=True)
class Settings:
    """What an office may set. The defaults need no file.

    `overshoot` is the share by which a reported figure may exceed its target before it is asked about;
    `copy_likeness` the likeness from which a completion counts as a copy; `severities` maps a rule's code to the
    severity that this office gives it; `disabled` holds the codes of rules that are not run.
    """

    overshoot: float = 0.3
    copy_likeness: float = 0.95
    severities: dict[str, str] = field(default_factory=dict)
    disabled: frozenset[str] = frozenset()

    @property
    def digest(self) -> str:
        """16 hex digits that are the same for the same settings, kept with every check run."""
        known = {f.name: getattr(self, f.name) for f in fields(self)}
        plain = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in known.items()}
        return hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def load(path: Path) -> Settings:
    """Read a gouji.toml. Raises Trouble, naming the file and the key, for anything that is not understood.

    A key that is not known is refused rather than ignored: a misspelt tolerance would otherwise go unnoticed.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise Trouble(f"找不到设置文件 {path}", "请检查 --config 后面的路径") from None
    except UnicodeDecodeError:
        raise Trouble(f"设置文件 {path} 不是 UTF-8 编码", "请用 UTF-8 编码另存后再试") from None
    except OSError as error:
        raise Trouble(f"设置文件 {path} 读不出来（{error.strerror}）", "请检查该文件的权限") from None
    except tomllib.TOMLDecodeError as error:
        raise Trouble(f"设置文件 {path} 不是有效的 TOML：{error}", "请按提示的行列改正") from None
    known = {f.name for f in fields(Settings)}
    for key in table:
        if key not in known:
            raise Trouble(f"设置文件 {path} 里有不认识的键 {key!r}", f"可用的键：{'、'.join(sorted(known))}")
    values: dict[str, Any] = {}
    for key, value in table.items():
        values[key] = _READ[key](value, f"设置文件 {path} 里 {key} 的值")
    return Settings(**values)


def _share(value: object, what: str) -> float:
    """A number of at least 0; a likeness is not more than 1 either, which `_likeness` asks."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise Trouble(f"{what}是 {value!r}，应当是不小于 0 的数", "例如 0.3 表示百分之三十")
    return float(value)


def _likeness(value: object, what: str) -> float:
    share = _share(value, what)
    if share > 1:
        raise Trouble(f"{what}是 {value!r}，应当在 0 和 1 之间", "例如 0.95")
    return share


def _code(value: object, what: str) -> str:
    if not isinstance(value, str) or not CODE.fullmatch(value.upper()):
        raise Trouble(f"{what}里的 {value!r} 不是规则编号", "规则编号形如 GJ201，用 gouji rules 查看")
    return value.upper()


def _codes(value: object, what: str) -> frozenset[str]:
    if not isinstance(value, list):
        raise Trouble(f"{what}是 {value!r}，应当是规则编号的列表", '例如 ["GJ101"]')
    return frozenset(_code(item, what) for item in value)


def _severities(value: object, what: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise Trouble(f"{what}是 {value!r}，应当是“规则编号 = 级别”的表", '例如 [severities] 下写 GJ201 = "info"')
    for code, severity in value.items():
        if severity not in SEVERITIES:
            raise Trouble(f"{what}里 {code} 的级别是 {severity!r}", f"级别只能是 {'、'.join(SEVERITIES)}")
    return {_code(code, what): str(severity) for code, severity in value.items()}


_READ = {"overshoot": _share, "copy_likeness": _likeness, "severities": _severities, "disabled": _codes}
