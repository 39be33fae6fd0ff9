"""Reports with what was found in them, held in memory only while somebody looks at them."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, overload

from db.records import Finding, Report, RuleResult
from extractor.outputs.findings import Audited
from extractor.pipeline.undisturbed import undisturbed

if TYPE_CHECKING:
    from db.store import Store
    from extractor.checks.run import Checked

Outcome = tuple[tuple[RuleResult, ...], tuple[Finding, ...]]

HELD = 8
"""So many reports are simply held; of more, each is loaded when it is looked at."""


def audits(
    store: Store, ids: Sequence[int], loaded: Mapping[int, Report], checked: Mapping[int, Outcome]
) -> Sequence[Audited]:
    """These reports with the findings of their latest checks, decisions joined.

    `loaded` are reports that are at hand, `checked` what their latest checks found, as far as that is at hand. Where
    the reports are many, the store must stay open as long as the answer is used.
    """
    found = _Audits(store, ids, loaded, checked)
    return list(found) if len(ids) <= HELD else found


class _Audits(Sequence[Audited]):
    """Loads a report each time that it is looked at."""

    def __init__(
        self, store: Store, ids: Sequence[int], loaded: Mapping[int, Report], checked: Mapping[int, Outcome]
    ) -> None:
        self._store = store
        self._ids = ids
        self._loaded = loaded
        self._checked = checked

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, place: int) -> Audited: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Audited]: ...
    def __getitem__(self, place: int | slice) -> Audited | Sequence[Audited]:
        if isinstance(place, slice):
            return _Audits(self._store, self._ids[place], self._loaded, self._checked)
        return self._audited(self._ids[place])

    @undisturbed()
    def _audited(self, id: int) -> Audited:
        report = self._loaded.get(id) or self._store.load(id)
        if id not in self._checked:
            return Audited(report, tuple(self._store.findings([id])), self._store.rule_results([id])[id])
        results, findings = self._checked[id]
        decided = self._store.decided(id)
        return Audited(
            report,
            tuple(replace(f, decision=decided.get(at)) for at, f in enumerate(findings, 1)) if decided else findings,
            results,
        )


class Outcomes:
    """What a check found, put aside until all reports are checked: of a few reports as it is, of more on disk."""

    def __init__(self) -> None:
        self._first: list[tuple[int, Outcome]] = []
        self._file = SpooledTemporaryFile(max_size=1 << 22)  # noqa: SIM115 - closed by `close`

    def add(self, id: int, checked: Checked) -> None:
        """Put aside what was found in a report."""
        outcome = id, (checked.results, checked.findings)
        if len(self._first) < HELD:
            self._first.append(outcome)
        else:
            pickle.dump(outcome, self._file)

    @property
    def held(self) -> dict[int, Outcome]:
        """What is in memory: all, of a few reports."""
        return dict(self._first)

    def __iter__(self) -> Iterator[tuple[int, Outcome]]:
        yield from self._first
        self._file.seek(0)
        with suppress(EOFError):
            while True:
                yield pickle.load(self._file)  # noqa: S301 - written by this process, in a file that has no name

    def close(self) -> None:
        """Leave nothing behind."""
        self._file.close()
