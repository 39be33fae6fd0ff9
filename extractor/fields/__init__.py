"""An outline becomes records: projects with their fields and single demands, budget, goals, grades, problems, people."""

from extractor.fields.extract import extract

__all__ = ["extract"]
