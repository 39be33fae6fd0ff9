"""The clean report: a report written out anew from its records, in the layout and the order of official documents.

No fact is changed, added or lost: all text of the source is in it, rearranged, with only its form mended.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from extractor.outputs.clean import cover, write
from extractor.outputs.clean.parts import Heading, Paragraph, Part
from extractor.outputs.clean.plan import plan
from extractor.outputs.clean.styles import Styled
from extractor.outputs.findings import Audited
from extractor.outputs.package import settled
from extractor.readers.docx import numerals


def clean_report(audited: Audited, template: Path | None = None, with_findings: bool = False) -> bytes:
    """The .docx. The same bytes for the same records. Raises Trouble where the template cannot be used."""
    report = audited.report
    parts = plan(report)
    left = cover.standing(audited)
    styled = Styled(template)
    writer = write.Writer(styled, cover.marks(left))
    writer.note(*cover.cover(report, parts, left))
    styled.add(write.section_break(styled))
    head = next(
        (n for n, p in enumerate(parts) if not isinstance(p, Paragraph) or p.look not in {"title", "lines"}), len(parts)
    )
    writer.write(parts[:head])
    for line in write.contents(styled, _numbered(parts)):
        styled.add(line)
    styled.add(write.page_break(styled))
    writer.write(parts[head:])
    if with_findings:
        writer.across()
        said, listed = cover.annex(audited)
        writer.note(said)
        styled.add(write.gap(styled))
        writer.write(listed)
    core = styled.document.core_properties
    core.author = core.last_modified_by = "gouji"
    core.title, core.subject, core.comments = report.title or "", report.source, ""
    core.revision = 1
    out = io.BytesIO()
    styled.document.save(out)
    return settled(out.getvalue())


def _numbered(parts: Sequence[Part]) -> list[tuple[Heading, str]]:
    """The headings with the numbers that the word processor will give them; numbered paragraphs count with them."""
    counts = [0, 0]
    found: list[tuple[Heading, str]] = []
    for part in parts:
        level = part.level if isinstance(part, Heading | Paragraph) else None
        if level is None or level > len(counts):
            continue
        counts[level - 1] += 1
        counts[level:] = [0] * (len(counts) - level)
        if isinstance(part, Heading):
            number = numerals.write(counts[level - 1], "chineseCountingThousand")
            found.append((part, f"{number}、" if level == 1 else f"（{number}）"))
    return found
