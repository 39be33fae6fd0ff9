"""An empty Word document to write into."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

_LEFTOVERS = ("/stylesWithEffects", "/thumbnail", "/customXml")
"""Parts of python-docx's template, by the end of their relation: a second set of styles, which contradicts ours, a
picture of an empty page, and a list of sources without any."""


def blank() -> Document:
    """python-docx's template without what the Word that made it left in it, and with our table of fonts."""
    from docx import Document

    document = Document()
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_LEFTOVERS)]:
            del relations[key]
    fonts = next(r.target_part for r in document.part.rels.values() if r.reltype.endswith("/fontTable"))
    fonts._blob = resources.files(__package__).joinpath("fonts.xml").read_bytes()
    return document
