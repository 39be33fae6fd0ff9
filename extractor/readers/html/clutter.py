"""What of a web page is not what it says: its machinery, its navigation, and what it does not show."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from db.records import visible

Element = Any

SCRIPT, STYLE, CONTROL = "网页脚本", "网页样式", "网页控件"
NAVIGATION, HIDDEN, DELETED = "网页导航、页头页脚等", "网页中隐藏的文字", "网页中划去的文字"
TITLE, RUBY, EMBEDDED, PICTURE = "网页标题栏文字", "注音", "嵌入的其他内容", "图片"

_ALWAYS = {
    **dict.fromkeys(("script", "noscript", "template"), SCRIPT),
    "style": STYLE,
    **dict.fromkeys(("button", "select", "textarea", "input", "datalist", "option"), CONTROL),
    **dict.fromkeys(
        ("iframe", "frame", "noframes", "object", "embed", "applet", "svg", "canvas", "audio", "video"), EMBEDDED
    ),
    **dict.fromkeys(("del", "s", "strike"), DELETED),
    **dict.fromkeys(("rt", "rp"), RUBY),
    "title": TITLE,
    "img": PICTURE,
}
_CONTAINERS = frozenset(
    ("div", "nav", "header", "footer", "aside", "section", "ul", "ol", "dl", "table", "tr", "td", "p", "form", "center")
)
_SAYS_SO = frozenset(("nav", "aside", "footer", "header"))
_TOKENS = frozenset(
    (
        *("nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "bread", "sidebar"),
        *("footer", "foot", "header", "copyright", "share", "pagination", "pager", "toolbar", "links", "friendlink"),
        *("position", "dqwz", "mbx"),
    )
)
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
_SPLIT = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SENTENCE = re.compile("[。；]")
_HEADINGS = ("h1", "h2", "h3")
# A link to a place on the same page or to a file is part of what the page says.
_OWN = re.compile(r"#|.*\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar)(?:\?|$)", re.I | re.S)

# The share of an element's characters that are links from which it is navigation: by itself, or where it says so.
_LINKS_ALONE = 0.75
_LINKS_NAMED = 0.3
_LINKS_LEAST = 3
_SHORT = 200  # characters; what calls itself a footer and holds more with sentences in it is text


class Clutter:
    """Tells what to leave out of one page. `root` is its tree; how much of each element is links is counted once."""

    def __init__(self, root: Element) -> None:
        self._sizes: dict[Element, tuple[int, int, int]] = {}
        self._count(root)

    def reason(self, node: Element) -> str | None:
        """Why `node` is left out with all that is in it; None where it is kept."""
        always = _ALWAYS.get(node.tag)
        if always is not None:
            return always
        if self.hides(node):
            return HIDDEN
        return NAVIGATION if node.tag in _CONTAINERS and self._navigates(node) else None

    @staticmethod
    def hides(node: Element) -> bool:
        """Whether the page does not show `node`."""
        return node.get("hidden") is not None or _HIDDEN.search(node.get("style", "")) is not None

    def _navigates(self, node: Element) -> bool:
        size, linked, links = self._sizes.get(node, (0, 0, 0))
        if not size:
            return False
        share = linked / size
        if share >= _LINKS_ALONE and links >= _LINKS_LEAST:
            return True
        if not _is_named(node) or next(node.iter(*_HEADINGS), None) is not None or _within_article(node):
            return False
        return share >= _LINKS_NAMED or (size <= _SHORT and not _SENTENCE.search("".join(node.itertext())))

    def _count(self, root: Element) -> None:
        """Visible characters of each element, those in links, and the number of links; children before parents."""
        sizes = self._sizes
        for _, node in etree.iterwalk(root, events=("end",)):
            tag = node.tag
            size = 0 if tag in _ALWAYS else visible(node.text or "")
            linked = links = 0
            for child in node:
                inner = sizes.pop(child, None) if child.tag not in _CONTAINERS else sizes.get(child)
                if inner is not None and tag not in _ALWAYS:
                    size, linked, links = size + inner[0], linked + inner[1], links + inner[2]
                size += visible(child.tail or "")
            if tag == "a" and size and not _OWN.match(node.get("href") or "#"):
                linked, links = size, 1
            sizes[node] = (size, linked, links)


def _is_named(node: Element) -> bool:
    """Whether an element calls itself navigation, by its tag, role, class or id."""
    if node.tag in _SAYS_SO or node.get("role", "").lower() in _ROLES:
        return True
    words = _SPLIT.split(f"{node.get('class', '')} {node.get('id', '')}")
    return any(word.lower() in _TOKENS for word in words)


def _within_article(node: Element) -> bool:
    return any(above.tag in ("article", "main") for above in node.iterancestors())
