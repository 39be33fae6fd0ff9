"""The evidence page in a real browser: clicks, keys, filters, narrow windows, no error on the console, no attack that runs."""

from __future__ import annotations

import itertools
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extractor.outputs.findings import Audited
from extractor.outputs.html import html
from tests.outputs.conftest import ATTACKS, hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; its absence skips a test here and fails it in CI."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed (apt-get install chromium)")
        pytest.skip("chromium is not installed (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


class Opened:
    """A page in a window, with what its console said and what it asked the network for."""

    def __init__(self, browser: Browser, path: Path, audited: list[Audited], **window: Any) -> None:
        path.write_text(html(audited), encoding="utf-8")
        self.page: Page = browser.new_page(**{"viewport": {"width": 1400, "height": 900}, **window})
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())

    def sees(self, selector: str) -> bool:
        """Whether the first element's middle is within the window and, where it scrolls, within its list."""
        return bool(
            self.page.locator(selector).first.evaluate(
                "e => { const r = e.getClientRects()[0]; const x = r.left + 4, y = r.top + r.height / 2;"
                " const hit = document.elementFromPoint(x, y); return !!hit && (e.contains(hit) || hit.contains(e)); }"
            )
        )

    def chosen(self) -> list[str]:
        return [str(x) for x in self.page.locator(".card.chosen").evaluate_all("all => all.map(e => e.id)")]

    def close(self) -> None:
        """The end of every test: nothing on the console, nothing but the file asked for."""
        self.page.close()
        assert self.said == []
        assert len(self.asked) == 1 and self.asked[0].startswith("file:")


@pytest.fixture
def opened(browser: Browser, tmp_path: Path, one: list[Audited]) -> Iterator[Opened]:
    page = Opened(browser, tmp_path / "page.html", one)
    yield page
    page.close()


def test_a_quote_on_a_card_leads_to_its_words(opened: Opened, one: list[Audited]) -> None:
    for n, finding in enumerate(one[0].findings, 1):
        for k, evidence in enumerate(finding.evidence):
            opened.page.locator(f'[data-to="r1-{n}-{k}"]').click()
            words = f'mark[data-quotes~="r1-{n}-{k}"]'
            assert opened.sees(words)
            assert "".join(opened.page.locator(words).all_text_contents()) == evidence.span.quote
            assert opened.chosen() == [f"r1-{n}"]


def test_words_lead_to_their_cards_in_turn(opened: Opened) -> None:
    marks = opened.page.locator("mark[data-quotes]")
    for n in range(0, marks.count(), 2):
        mark = marks.nth(n)
        cards = [key.rpartition("-")[0] for key in (mark.get_attribute("data-quotes") or "").split()]
        seen = []
        for _ in dict.fromkeys(cards):
            mark.click()
            seen += opened.chosen()
            assert opened.sees(".card.chosen .top")
        assert sorted(set(seen)) == sorted(set(cards))


def test_squares_lead_to_demands(opened: Opened) -> None:
    squares = opened.page.locator(".square[data-demand]")
    assert squares.count() > 20
    for n in range(0, squares.count(), 7):
        key = squares.nth(n).get_attribute("data-demand")
        squares.nth(n).click()
        assert opened.sees(f'[data-demands~="{key}"]')
        assert opened.page.locator(".asked").count()


def test_filters_by_severity_and_category(opened: Opened, one: list[Audited]) -> None:
    page, findings = opened.page, one[0].findings
    visible = page.locator(".card:visible")
    assert visible.count() == len(findings)
    page.locator('input[name="severity"][value="error"]').uncheck()
    rest = [f for f in findings if f.severity != "error"]
    assert visible.count() == len(rest)
    assert page.locator("#shown").text_content() == f"显示 {len(rest)} / {len(findings)} 条"
    assert page.locator("mark.quote.error:not(.hidden)").count() == 0 or len(rest) > 0
    page.locator(".kinds summary").click()
    page.locator('[data-all=""]').click()
    assert visible.count() == 0
    assert page.locator("mark.quote:not(.hidden)").count() == 0
    page.locator(f'input[name="category"][value="{rest[0].category}"]').check()
    assert visible.count() == sum(f.category == rest[0].category for f in rest)
    page.locator('[data-all="1"]').click()
    page.locator('input[name="severity"][value="error"]').check()
    assert visible.count() == len(findings)


def test_the_keyboard_is_enough(opened: Opened, one: list[Audited]) -> None:
    press = opened.page.keyboard.press
    for n in (1, 2, 3):
        press("j")
        assert opened.chosen() == [f"r1-{n}"]
    press("k")
    assert opened.chosen() == ["r1-2"]
    press("Enter")
    focused = opened.page.evaluate("document.activeElement.dataset.quotes || ''")
    assert "r1-2-0" in focused.split() and opened.sees("mark:focus")
    press("Escape")
    assert opened.page.evaluate("document.activeElement.id") == "r1-2"
    for _ in one[0].findings:
        press("j")
    assert opened.chosen() == [f"r1-{len(one[0].findings)}"], "the last one stays"


def test_readings_can_be_put_away_and_are_no_text(opened: Opened) -> None:
    page = opened.page
    shown = "e => getComputedStyle(e, '::after').content"
    figure = page.locator("[data-read]").first
    assert figure.evaluate(shown) not in ("none", "normal")
    page.locator("#readings").uncheck()
    assert figure.evaluate(shown) in ("none", "normal")
    colours = [
        page.locator(f".figure.{kind}").first.evaluate("e => getComputedStyle(e).color") for kind in ("used", "unused")
    ]
    assert colours[0] != colours[1]


def test_a_narrow_window_shows_one_side_and_changes_over(browser: Browser, tmp_path: Path, one: list[Audited]) -> None:
    opened = Opened(browser, tmp_path / "page.html", one, viewport={"width": 400, "height": 800})
    page = opened.page
    assert page.locator(".cards").is_visible() and not page.locator(".text").is_visible()
    page.locator("[data-to]").first.click()
    assert page.locator(".text").is_visible() and opened.sees("mark.chosen")
    page.locator("mark.chosen").first.click()
    assert page.locator(".cards").is_visible()
    page.locator('[data-show="text"]').click()
    assert page.locator(".text").is_visible()
    page.locator(".kinds summary").click()
    for shown in (page.locator(".kinds > div"), *page.locator(".kinds label").all()):
        box = shown.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 400
    assert page.evaluate("document.documentElement.scrollWidth") <= 400, "nothing sticks out sideways"
    opened.close()


def test_dark_mode_and_print(browser: Browser, tmp_path: Path, one: list[Audited]) -> None:
    opened = Opened(browser, tmp_path / "page.html", one, color_scheme="dark")
    page = opened.page
    light = "e => { const c = getComputedStyle(e).backgroundColor.match(/[0-9.]+/g).map(Number); return (c[0] + c[1] + c[2]) / 3; }"
    assert page.locator(".text").evaluate(light) < 80
    page.emulate_media(media="print")
    assert page.locator(".text").evaluate(light) > 200
    assert not page.locator(".bar").is_visible()
    assert page.locator(".text").is_visible() and page.locator(".cards").is_visible()
    height = "e => e.scrollHeight - e.clientHeight"
    assert page.locator(".cards").evaluate(height) <= 1, "the list is printed whole"
    opened.close()


CONTRAST = """e => {
  const read = c => c.match(/[0-9.]+/g).map(Number);
  const light = c => c.slice(0, 3).map(x => x / 255).map(x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)
    .reduce((sum, x, n) => sum + x * [0.2126, 0.7152, 0.0722][n], 0);
  let ground = e;
  while (read(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
  const pair = [getComputedStyle(e).color, getComputedStyle(ground).backgroundColor].map(c => light(read(c)));
  return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
}"""
"""Contrast of an element's words with what is behind them (WCAG 2.2, 1.4.3 asks for 4.5)."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_dimmed_can_still_be_read(browser: Browser, tmp_path: Path, one: list[Audited], scheme: str) -> None:
    opened = Opened(browser, tmp_path / "page.html", one, color_scheme=scheme)
    for selector in (".figure.unused", ".figure.used", ".quote", ".about", ".sides small", ".level", ".bar label"):
        shown = opened.page.locator(selector)
        assert shown.count(), selector
        assert min(one.evaluate(CONTRAST) for one in shown.all()[:40]) >= 4.5, selector
    opened.close()


def test_everything_has_a_name_and_headings_skip_no_level(opened: Opened) -> None:
    page = opened.page
    for box in page.locator("input").all():
        assert box.evaluate("e => e.labels.length === 1 && e.labels[0].textContent.trim() !== ''")
    for one in page.locator("button, summary, a[href], [role=button]").all():
        assert one.evaluate("e => (e.getAttribute('aria-label') || e.textContent).trim() !== ''")
    names = page.locator(".card").evaluate_all("all => all.map(e => e.getAttribute('aria-label'))")
    assert len(set(names)) == len(names) and all(re.match(r"第 \d+ 条，(错误|警告|提示)，GJ\d{3}，", n) for n in names)
    level = "all => all.map(e => +(e.getAttribute('aria-level') || e.tagName[1]))"
    levels = page.locator("h1, h2, h3, [role=heading]").evaluate_all(level)
    assert levels[0] == 1 and all(b <= a + 1 for a, b in itertools.pairwise(levels)), levels


def test_attacks_do_not_run(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path / "page.html", [hostile()])
    page = opened.page
    for n in range(1, len(ATTACKS) + 1):
        page.locator(f"#r1-{n}").click()
        assert page.locator(f"#r1-{n} .message").text_content() == ATTACKS[n - 1]
    assert page.evaluate("window.hacked") is None
    assert page.title() == f"{ATTACKS[0]} · 核对"
    opened.close()


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (400, "dark")])
def test_a_quote_shows_its_page(
    browser: Browser, tmp_path: Path, several: list[Audited], width: int, scheme: str
) -> None:
    window = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    opened = Opened(browser, tmp_path / "page.html", several, **window)
    page = opened.page
    drawings = page.locator(".leaf svg")
    assert drawings.count() > 10 and page.evaluate("document.documentElement.scrollWidth") <= width
    colours = "e => ['.spot', '.sheet'].map(s => getComputedStyle(document.querySelector(s)).fill.match(/[0-9.]+/g).map(Number))"
    spot, sheet = drawings.first.evaluate(colours)
    assert abs(sum(spot) - sum(sheet)) > 200
    for drawing in drawings.all()[:5]:
        drawing.scroll_into_view_if_needed()
        paper, spot = drawing.bounding_box(), drawing.locator(".spot").first.bounding_box()
        assert paper and spot and spot["width"] >= 1 and spot["height"] >= 1
        assert paper["x"] <= spot["x"] and spot["x"] + spot["width"] <= paper["x"] + paper["width"]
        assert paper["y"] <= spot["y"] and spot["y"] + spot["height"] <= paper["y"] + paper["height"]
        assert page.get_by_role("img", name=re.compile("^第1页，页面")).count()
    key = drawings.first.evaluate("e => e.closest('button').dataset.to")
    drawings.first.click()
    assert opened.sees(f'mark[data-quotes~="{key}"]')
    opened.close()
