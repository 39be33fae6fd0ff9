"""Settings of gouji.toml: one frozen object, read once and handed down."""

from __future__ import annotations

from dataclasses import dataclass, field


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
