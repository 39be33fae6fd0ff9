"""What the end of a report says: grades, problems and measures, and who evaluated."""

from __future__ import annotations

from db.records.document import Span
from db.records.record import Record
from db.values import value


@value
class RatingCount(Record):
    """“138个项目评分优秀”: how many projects a grade was given to, as stated."""

    grade: str
    count: int
    span: Span | None


@value
class NamedRating(Record):
    """A project that the conclusion names with its grade; `project` is a project id where the names are alike."""

    project_name: str
    grade: str
    span: Span | None
    project: int | None = None


@value
class Ratings(Record):
    """The grades as the conclusion states them; `total` is the stated number of evaluated projects."""

    counts: tuple[RatingCount, ...] = ()
    named: tuple[NamedRating, ...] = ()
    total: int | None = None
    total_span: Span | None = None


@value
class Problem(Record):
    """A problem that the report admits; `project` is a project id where its name is like one's."""

    project_name: str | None
    text: str
    span: Span | None
    project: int | None = None


@value
class Measure(Record):
    """What the report promises to do about its problems."""

    text: str
    span: Span | None


@value
class Person(Record):
    """A member of the evaluation group."""

    name: str
    organisation: str | None
    post: str | None
    title: str | None
    span: Span | None
