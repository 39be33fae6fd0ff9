"""Settings of gouji.toml: one frozen object, read once and handed down."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from db.records import Trouble

SEVERITIES = ("error", "warning", "info")
CODE = re.compile(r"GJ\d{3}")


@dataclass(frozen=True, slots=True)
class Special:
    """Settings for the reports of some bodies or of a year: `values` in place of the general ones.

    `body` is a part of the organisation's name (交通运输局); None, like a `year` of None, fits every report.
    """

    body: str | None
    year: int | None
    values: dict[str, Any]

    def fits(self, organisation: str | None, year: int | None) -> bool:
        """Whether a report of this organisation and fiscal year is meant; one that names neither never is."""
        return (self.body is None or self.body in (organisation or "")) and self.year in (None, year)


@dataclass(frozen=True, slots=True)
class Settings:
    """What an office may set. The defaults need no file.

    `overshoot` is the share by which a reported figure may exceed its target before it is asked about;
    `copy_likeness` the likeness from which a completion counts as a copy; `severities` maps a rule's code to the
    severity that this office gives it; `disabled` holds the codes of rules that are not run; `special` are settings of
    single bodies or years.
    """

    overshoot: float = 0.3
    copy_likeness: float = 0.95
    severities: dict[str, str] = field(default_factory=dict)
    disabled: frozenset[str] = frozenset()
    special: tuple[Special, ...] = ()

    def of(self, organisation: str | None, year: int | None) -> Settings:
        """The settings for a report: those that fit it, the later ones last; severities and rules left out add up."""
        found = self
        for special in self.special:
            if special.fits(organisation, year):
                values = dict(special.values)
                if "severities" in values:
                    values["severities"] = {**found.severities, **values["severities"]}
                if "disabled" in values:
                    values["disabled"] = found.disabled | values["disabled"]
                found = replace(found, **values)
        return found

    @property
    def codes(self) -> frozenset[str]:
        """Every rule that is named, in general or for single bodies and years."""
        every = [{"severities": self.severities, "disabled": self.disabled}, *(s.values for s in self.special)]
        return frozenset(code for values in every for key in ("severities", "disabled") for code in values.get(key, ()))

    @property
    def digest(self) -> str:
        """16 hex digits that are the same for the same settings, kept with every check run."""
        plain = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False, default=sorted)
        return hashlib.sha256(plain.encode()).hexdigest()[:16]


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
    return Settings(**_values(table, f"设置文件 {path} 里", frozenset(f.name for f in fields(Settings))))


def _values(table: dict[str, Any], where: str, known: frozenset[str]) -> dict[str, Any]:
    for key in table:
        if key not in known:
            raise Trouble(f"{where}有不认识的键 {key!r}", f"可用的键：{'、'.join(sorted(known))}")
    return {key: _READ[key](value, f"{where} {key} 的值") for key, value in table.items()}


def _special(value: object, what: str) -> tuple[Special, ...]:
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        raise Trouble(f"{what}应当是一张张表", "每张表以 [[special]] 开头")
    return tuple(_of_some(dict(table), f"{what}（第 {number} 张表）里") for number, table in enumerate(value, 1))


def _of_some(table: dict[str, Any], where: str) -> Special:
    body, year = table.pop("body", None), table.pop("year", None)
    if body is None and year is None:
        raise Trouble(f"{where}没有写适用于谁", '请写 body = "单位名称或其中一部分"，或 year = 2024，或两者都写')
    if body is not None and not (isinstance(body, str) and body.strip()):
        raise Trouble(f"{where} body 的值是 {body!r}", '应当是单位名称或其中一部分，例如 "交通运输局"')
    if year is not None and (isinstance(year, bool) or not isinstance(year, int)):
        raise Trouble(f"{where} year 的值是 {year!r}", "应当是年度，例如 2024")
    return Special(body, year, _values(table, where, frozenset(_READ) - {"special"}))


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


_READ: dict[str, Callable[[object, str], Any]] = {
    "overshoot": _share,
    "copy_likeness": _likeness,
    "severities": _severities,
    "disabled": _codes,
    "special": _special,
}
