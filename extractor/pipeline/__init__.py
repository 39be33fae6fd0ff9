"""The one way through the house: files are taken apart, stored, and checked. Used by every front door."""

from __future__ import annotations

from extractor.pipeline.check import audited, check, chosen, reports_of
from extractor.pipeline.extract import Extracted, extract, version
from extractor.pipeline.ingest import Ingested, ingest

__all__ = ["Extracted", "Ingested", "audited", "check", "chosen", "extract", "ingest", "reports_of", "version"]
