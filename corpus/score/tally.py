"""Counts, and what is made of them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """How many of `total` were right; `given`, where it matters, is how many the program offered."""

    right: int = 0
    total: int = 0
    given: int | None = None

    @property
    def value(self) -> float | None:
        """F1 where the program's offers are counted, else the share that is right; None where nothing was due."""
        if self.given is None:
            return self.right / self.total if self.total else None
        return 2 * self.right / (self.total + self.given) if self.total + self.given else None

    def __iadd__(self, other: Tally) -> Tally:
        self.right += other.right
        self.total += other.total
        if other.given is not None:
            self.given = (self.given or 0) + other.given
        return self


@dataclass(slots=True)
class Score:
    """The counts of one file by metric, and in words everything that was not right."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def count(self, metric: str, right: bool, miss: str = "") -> bool:
        """One judgement; `miss` is kept where it is not right."""
        tally = self.tallies.setdefault(metric, Tally())
        tally.total += 1
        tally.right += right
        if not right and miss:
            self.misses.append(f"{metric}: {miss}")
        return right

    def put(self, metric: str, right: int, total: int, given: int | None = None) -> None:
        """A count that is already made."""
        self.tallies[metric] = Tally(right, total, given)

    def say(self, metric: str, miss: str) -> None:
        """Something not right that is counted elsewhere."""
        self.misses.append(f"{metric}: {miss}")


def pooled(scores: list[Score]) -> dict[str, Tally]:
    """The counts of all files together."""
    sums: dict[str, Tally] = {}
    for score in scores:
        for metric, tally in score.tallies.items():
            if metric not in sums:
                sums[metric] = Tally(given=0 if tally.given is not None else None)
            sums[metric] += tally
    return sums
