"""Office files with the same bytes for the same content: no time of day in the zip or in the properties."""

from __future__ import annotations

import io
import re
import zipfile

TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""
STAMP = b"1980-01-01T00:00:00Z"
_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
PROPERTIES = "docProps/core.xml"


def settled(package: bytes, *, own: bool = True) -> bytes:
    """The package with all its times fixed, its parts in their order; one that is not our `own` keeps its properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if own and name == PROPERTIES:
                content = _STAMPS.sub(rb"\g<1>" + STAMP + rb"\g<2>", content)
            info = zipfile.ZipInfo(name, TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 0
            target.writestr(info, content)
    return out.getvalue()
