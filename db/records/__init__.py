"""The vocabulary of gouji: what is known of a report, as frozen values.

Every floor above speaks in these types and nothing else, and takes them from here, whatever module holds them. Standard
library only, so that importing them costs nothing.

Conventions that hold for every record:

* ids are ordinals within their report, from 1, in reading order; the database adds keys of its own;
* a `Span` is a half-open range of code points in the *stored* text of one block, and `block.text[start:end] == quote`;
  what cannot be located has the span ``None`` and is never given a guessed one;
* numbers are `Decimal`, with the zeros that were written; factors to a base unit are exact `Fraction` values.
"""

from db.records.conclusion import Measure, NamedRating, Person, Problem, RatingCount, Ratings
from db.records.document import Block, BlockKind, Cell, Document, LeftOut, PageBox, Span, visible
from db.records.figures import Comparator, Date, DateKind, Dimension, Figure, Quantity
from db.records.findings import Decision, Evidence, EvidenceRole, Finding, RuleResult, Ruling, Severity, Verdict
from db.records.projects import BudgetItem, Field, Goal, Indicator, Project, Result, Stage, Status
from db.records.record import Record
from db.records.report import Genre, Irregularity, Report, Role, Section
from db.records.trouble import Trouble

__all__ = [
    "Block",
    "BlockKind",
    "BudgetItem",
    "Cell",
    "Comparator",
    "Date",
    "DateKind",
    "Decision",
    "Dimension",
    "Document",
    "Evidence",
    "EvidenceRole",
    "Field",
    "Figure",
    "Finding",
    "Genre",
    "Goal",
    "Indicator",
    "Irregularity",
    "LeftOut",
    "Measure",
    "NamedRating",
    "PageBox",
    "Person",
    "Problem",
    "Project",
    "Quantity",
    "RatingCount",
    "Ratings",
    "Record",
    "Report",
    "Result",
    "Role",
    "RuleResult",
    "Ruling",
    "Section",
    "Severity",
    "Span",
    "Stage",
    "Status",
    "Trouble",
    "Verdict",
    "visible",
]
