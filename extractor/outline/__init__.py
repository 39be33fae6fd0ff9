"""Blocks become an outline: headings and their levels, roles, labelled fields, tables, and what kind of report it is."""

from extractor.outline.build import build

__all__ = ["build"]
