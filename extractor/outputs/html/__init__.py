"""The evidence page: a report's text beside what does not agree in it, in one file that needs nothing else."""

from extractor.outputs.html.page import html

__all__ = ["html"]
