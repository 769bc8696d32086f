"use strict";
// Without this script the page can be read, its links lead from words to claims and back; with it words light up and keys work.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const find = (id) => document.getElementById(id);
  const rows = all(".claim");
  const parts = all("[data-evidence]");
  const evidence = new Map(); // of each part: [row id, slot], the shortest range first
  const words = new Map(rows.map((row) => [row.id, []])); // of each row: [part, slot]
  const NAMES = { amount: "amount", baseline: "compared with" };
  let chosen = null;

  for (const part of parts) {
    const pairs = part.dataset.evidence.trim().split(" ").map((pair) => pair.split(":"));
    evidence.set(part, pairs);
    const seen = new Set();
    for (const [id, slot] of pairs) {
      if (!seen.has(id)) words.get(id)?.push([part, slot]);
      seen.add(id);
    }
  }

  const SEEN = 6000; // milliseconds that a message stays
  let fading = 0;
  const say = (message) => {
    find("said").textContent = message;
    clearTimeout(fading);
    fading = setTimeout(() => { find("said").textContent = ""; }, SEEN);
  };
  const isShown = (row) => !row.hidden;
  const isSlot = (slot) => slot !== "sentence" && slot !== "also";

  function letGo() {
    if (!chosen) return;
    chosen.removeAttribute("aria-current");
    document.body.classList.remove("chosen");
    for (const part of all("[data-lit]")) {
      delete part.dataset.lit;
      delete part.dataset.tag;
    }
    chosen = null;
  }

  function light(row) {
    let before = "";
    for (const [part, slot] of words.get(row.id)) {
      part.dataset.lit = slot;
      if (!part.textContent.trim()) continue; // a blank between two words of one slot
      if (isSlot(slot) && slot !== before && !row.classList.contains("span")) part.dataset.tag = NAMES[slot] ?? slot;
      before = slot;
    }
  }

  function choose(row, { toWords = false, toRow = false } = {}) {
    letGo();
    chosen = row;
    row.setAttribute("aria-current", "true");
    document.body.classList.add("chosen");
    light(row);
    for (let up = row.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (toRow) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
    }
    if (toWords) showWords(row);
  }

  function showWords(row) {
    const [part] = words.get(row.id).find(([, slot]) => slot === "amount" || slot === "words") ?? words.get(row.id)[0] ?? [];
    if (!part) return;
    const box = part.getBoundingClientRect();
    if (box.top < 120 || box.bottom > innerHeight - 60) part.scrollIntoView({ block: "center" });
  }

  const isWide = () => matchMedia("(min-width: 62rem)").matches;

  // Of rows that share the words the next one; first the one that has the shortest range there
  function rowAt(part) {
    const ids = [...new Set(evidence.get(part).map(([id]) => id))];
    const there = ids.map(find).filter((row) => row && isShown(row));
    return there[(there.indexOf(chosen) + 1) % there.length];
  }

  function step(by) {
    const shown = rows.filter((row) => isShown(row) && (row.checkVisibility?.() ?? true));
    if (!shown.length) return;
    const at = shown.indexOf(chosen);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1);
    choose(shown[next], { toRow: true, toWords: isWide() });
  }

  async function copy(row) {
    const citation = find(`${row.id}-citation`);
    if (!citation) return;
    try {
      await navigator.clipboard.writeText(citation.textContent);
    } catch { // no permission, or no such thing here
      for (let up = citation.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
      getSelection().selectAllChildren(citation);
      if (!document.execCommand("copy")) {
        say("Cannot copy here: the text is selected, press Ctrl+C");
        return;
      }
    }
    say("Copied");
  }

  function filter() {
    const form = find("filters");
    const chosen = (name) => form.elements[name]?.type === "checkbox" ? form.elements[name].checked && name : form.elements[name]?.value;
    const words = (chosen("words") || "").toLocaleLowerCase();
    const traits = [chosen("official"), chosen("change"), chosen("status")].filter(Boolean);
    for (const row of rows) {
      const has = row.dataset.traits.split(" ");
      row.hidden = Boolean(
        (chosen("who") && row.dataset.who !== chosen("who")) || (chosen("kind") && row.dataset.kind !== chosen("kind")) ||
        traits.some((trait) => !has.includes(trait)) || (words && !(row.closest(".card") ?? row).textContent.toLocaleLowerCase().includes(words)));
    }
    if (chosen?.hidden) letGo();
    for (const some of all(".rows")) some.hidden = !all(".claim", some).some(isShown);
    for (const note of all(".unmatched")) note.hidden = all(".claim", note.parentElement).some(isShown);
    form.elements.count.value = `${rows.filter(isShown).length} of ${rows.length}`; // an output is read out by itself
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("a, button, summary, input, select, label, [data-evidence], .claim, .card");
    if (!target) return;
    const part = event.target.closest("[data-evidence]");
    if (part) {
      event.preventDefault();
      if (!getSelection().isCollapsed) return; // somebody marks words to copy them
      const row = rowAt(part);
      if (row) choose(row, { toRow: true });
    } else if (target.matches("button.clear")) {
      find("filters").reset();
      find("filters").elements.words.focus();
    } else if (target.matches("button.copy")) {
      copy(target.closest(".claim"));
    } else if (target.matches(".number")) {
      event.preventDefault();
      choose(target.closest(".claim"));
      showWords(chosen);
    } else if (target.matches("a[href^='#c']")) {
      const row = find(target.hash.slice(1));
      if (row) {
        event.preventDefault();
        choose(row, { toRow: true, toWords: isWide() });
      }
    } else if (target.matches(".claim, .card") && getSelection().isCollapsed) {
      choose(target.matches(".claim") ? target : all(".claim", target).find(isShown), { toWords: isWide() });
    }
  });

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    w: () => chosen && showWords(chosen),
    c: () => chosen && copy(chosen),
    "/": () => find("filters").elements.words.focus(),
    "?": () => find("help").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || find("help").open) return;
    const isField = event.target.matches("input, select, textarea");
    if (event.key === "Escape") {
      if (isField) event.target.blur();
      else letGo();
    } else if (event.key === "Enter" && chosen && event.target === chosen) {
      const details = chosen.querySelector("details");
      details.open = !details.open;
    } else if (!isField && find("keys").checked && KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });

  const form = find("filters");
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  find("help-button").addEventListener("click", () => find("help").showModal());
  for (const button of all("button.copy")) button.hidden = false;
  addEventListener("beforeprint", () => all("details.small").forEach((details) => { details.open = true; }));

  // How high the bar is decides where the pane beside the text begins
  const bar = document.querySelector(".bar");
  const sheet = new CSSStyleSheet();
  const measure = () => sheet.replaceSync(`:root { --bar: ${bar.offsetHeight}px; } @media (min-width: 62rem) { html { scroll-padding-top: ${bar.offsetHeight + 16}px; } }`);
  document.adoptedStyleSheets = [sheet];
  measure();
  addEventListener("resize", measure);
  const linked = location.hash.startsWith("#c") && find(location.hash.slice(1));
  if (linked) choose(linked, { toRow: true, toWords: isWide() });
})();
