"""Values: small records of which a report has thousands, and which nobody changes once they are made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[Made]) -> type[Made]:
    """A dataclass with slots that is frozen for the type checker, and hashed and compared by its fields.

    At run time it is not: there ``frozen=True`` sets each field by a call, so that to make one takes three times as long.
    What inherits a way to be shown keeps it.
    """
    return dataclass(slots=True, unsafe_hash=True, repr=cls.__repr__ is object.__repr__)(cls)
