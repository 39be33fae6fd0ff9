"use strict";
(() => {
  const body = document.body;
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const cards = all(".card");
  const quotes = all("[data-quotes]");
  const narrow = window.matchMedia("(max-width: 900px)");
  const keysOf = (mark) => mark.dataset.quotes.split(" ");
  const cardOf = (key) => document.getElementById(key.slice(0, key.lastIndexOf("-")));
  let chosen = null;
  body.classList.add("script");

  function view(name) {
    body.dataset.view = name;
    for (const button of all("[data-show]")) button.setAttribute("aria-pressed", String(button.dataset.show === name));
  }

  function clear(name) {
    for (const one of all("." + name)) one.classList.remove(name);
  }

  // A quote's words may be several pieces, where others overlap it.
  function pieces(key, attribute) {
    return all(`[data-${attribute}~="${CSS.escape(key)}"]`);
  }

  function choose(card) {
    clear("chosen");
    clear("asked");
    chosen = card;
    card.classList.add("chosen");
    for (const side of all("[data-to]", card)) for (const piece of pieces(side.dataset.to, "quotes")) piece.classList.add("chosen");
  }

  function toCard(card, focus) {
    choose(card);
    if (narrow.matches) view("findings");
    card.scrollIntoView({ block: "nearest" });
    if (focus) card.focus({ preventScroll: true });
  }

  function toText(card, key, focus) {
    choose(card);
    const side = key || (card.querySelector("[data-to]") || { dataset: {} }).dataset.to;
    const first = side && pieces(side, "quotes")[0];
    if (!first) return;
    if (narrow.matches) view("text");
    first.scrollIntoView({ block: "center" });
    if (focus) first.focus({ preventScroll: true });
  }

  // Clicking again on words that several findings quote goes on to the next of them.
  function fromText(mark, focus) {
    const held = keysOf(mark).map(cardOf).filter((card) => card && !card.hidden);
    if (held.length) toCard(held[(held.indexOf(chosen) + 1) % held.length], focus);
  }

  function step(by) {
    const shown = cards.filter((card) => !card.hidden);
    if (!shown.length) return;
    const at = shown.indexOf(chosen);
    const next = shown[at < 0 ? 0 : Math.min(Math.max(at + by, 0), shown.length - 1)];
    toText(next);
    next.scrollIntoView({ block: "nearest" });
    next.focus({ preventScroll: true });
  }

  function filter() {
    const on = (name) => new Set(all(`input[name="${name}"]:checked`).map((box) => box.value));
    const severities = on("severity");
    const categories = on("category");
    for (const card of cards) card.hidden = !severities.has(card.dataset.severity) || !categories.has(card.dataset.category);
    for (const mark of quotes) mark.classList.toggle("hidden", keysOf(mark).every((key) => cardOf(key).hidden));
    const shown = cards.filter((card) => !card.hidden).length;
    document.getElementById("shown").textContent = `显示 ${shown} / ${cards.length} 条`;
    const boxes = all('input[name="category"]').length;
    document.getElementById("kinds").textContent = categories.size === boxes ? "" : ` ${categories.size}/${boxes}`;
    if (chosen && chosen.hidden) {
      clear("chosen");
      chosen = null;
    }
  }

  function demand(square) {
    const words = pieces(square.dataset.demand, "demands");
    if (!words.length) return false;
    clear("asked");
    for (const piece of words) piece.classList.add("asked");
    if (narrow.matches) view("text");
    words[0].scrollIntoView({ block: "center" });
    return true;
  }

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest(selector);
    const showing = at("[data-show]");
    const every = at("[data-all]");
    const square = at("[data-demand]");
    const side = at("[data-to]");
    if (showing) view(showing.dataset.show);
    else if (every) {
      for (const box of all('input[name="category"]')) box.checked = every.dataset.all === "1";
      filter();
    } else if (square) {
      if (demand(square)) event.preventDefault();
    } else if (side) toText(side.closest(".card"), side.dataset.to);
    else if (at("mark[data-quotes]")) fromText(at("mark[data-quotes]"));
    else if (at('a[href^="#r"]')) {
      const card = document.getElementById(at("a").getAttribute("href").slice(1));
      if (card && card.classList.contains("card") && !card.hidden) {
        event.preventDefault();
        toCard(card, true);
      } else if (narrow.matches) view("text");
    } else if (at(".card") && !String(window.getSelection())) toText(at(".card"));
    const kinds = document.querySelector(".kinds");
    if (kinds && kinds.open && !at(".kinds")) kinds.open = false;
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = event.target.closest("mark[data-quotes]");
    const card = event.target.classList.contains("card") ? event.target : null;
    const enter = event.key === "Enter" || event.key === " ";
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    else if (enter && mark) fromText(mark, true);
    else if (enter && card) toText(card, null, true);
    else if (event.key === "Escape" && chosen) toCard(chosen, true);
    else return;
    event.preventDefault();
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "readings") body.classList.toggle("readings", event.target.checked);
    else filter();
  });

  filter();
})();
