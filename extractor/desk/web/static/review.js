// The screen of review: one article, its claims, and a person who decides on each.
// Without this script the page can be read; its numbers lead to claims, and with marks words do, too.

import { manageArticle } from "./article.js";
import { Editing } from "./edit.js";
import { Highlights } from "./highlights.js";
import { listen, say } from "./keys.js";
import { Known } from "./known.js";
import { Marks } from "./marks.js";
import { askPage } from "./page.js";
import { get, post } from "./server.js";

const find = (id) => document.getElementById(id);
const MARKS = "extractor-marks";
const rows = [...document.querySelectorAll(".claim")];
const bar = find("decide"); // none where an earlier version is read
const signs = new Map([...(bar?.children ?? [])].map((button) => [button.value, button.dataset]));
signs.set("undecided", signs.get("undo"));

const parameters = new URLSearchParams(location.search);
const isMarked = parameters.get("marks") === "1";
const text = new (isMarked || !Highlights.canPaint ? Marks : Highlights)(find("text"), rows);
const known = new Known(find("known"));
const editing = bar && new Editing(find("edit"), find("text"));
let chosen = null;
const decided = []; // rows, in the order in which this page decided on them

const isShown = (row) => row.checkVisibility?.() ?? row.offsetParent !== null;
const isWide = () => matchMedia("(min-width: 62rem)").matches;
const isOpen = (row) => row.dataset.status === "undecided";
const path = (row, what = "") => `/data/claims/${encodeURIComponent(row.dataset.claim)}${what && `/${what}`}`;

function letGo() {
  if (!chosen) return;
  chosen.removeAttribute("aria-current");
  text.letGo();
  chosen = null;
}

function choose(row, { toWords = true, toRow = true } = {}) {
  if (editing?.row && editing.row !== row) {
    if (editing.isChanged) {
      editing.focus();
      return say("Save or cancel your correction first");
    }
    editing.close();
  }
  if (row === chosen) return toRow && row.focus();
  letGo();
  chosen = row;
  row.closest("details")?.setAttribute("open", "");
  row.setAttribute("aria-current", "true");
  if (bar) {
    bar.hidden = false;
    row.append(bar);
  }
  text.light(row);
  if (toRow) {
    row.focus({ preventScroll: true });
    (isWide() ? row : row.closest(".card")).scrollIntoView({ block: "nearest" }); // beside the text, or with the sentence
  }
  if (toWords && isWide()) text.show(row);
  known.follow(row);
}

function step(by) {
  const shown = rows.filter(isShown);
  const at = shown.indexOf(chosen);
  // After the last one that is shown come those that are folded
  const next = at < 0 ? shown.at(by > 0 ? 0 : -1) : shown[at + by] ?? (by > 0 ? rows[rows.indexOf(chosen) + 1] : null);
  if (next) choose(next);
}

// The next one without a decision below, or else above
function moveOn(row, before) {
  const at = rows.indexOf(row);
  const next = [...rows.slice(at + 1), ...rows.slice(0, at)].find((candidate) => isOpen(candidate) && isShown(candidate));
  const left = rows.filter(isOpen).length;
  if (next) {
    choose(next);
    return say(`${before}. ${left} left.`);
  }
  choose(row);
  say(`${before}. ${left ? `${left} left in the folded lists: press j.` : "All claims of this article are decided."}`);
}

function settle(row, decision) {
  const status = decision?.status ?? "undecided";
  const { sign, words } = signs.get(status);
  row.dataset.status = status;
  row.dataset.decision = decision?.id ?? "";
  const [mark, state] = row.querySelector(".state").children;
  mark.textContent = sign;
  state.textContent = decision ? `${words} by ${decision.who}, ${decision.at.slice(0, 16).replace("T", " ")}${decision.note ? `: ${decision.note}` : ""}` : words;
  if (status === "edited" || row.querySelector(".slots ins")) redraw(row);
  text.settle(row);
  find("left").textContent = `${rows.filter(isOpen).length} of ${rows.length} undecided`;
}

// The slots as they are now, instead of those before a correction or its undoing
async function redraw(row) {
  known.forget(row);
  const now = (await askPage(location.pathname)).response?.getElementById(row.id);
  if (!now) return;
  row.querySelector(".missing")?.remove();
  row.querySelector(".slots").replaceWith(now.querySelector(".slots"));
  const missing = now.querySelector(".missing");
  if (missing) row.querySelector(".state").after(missing);
}

// What is typed while a decision is being sent waits for it; where it fails, what waits is dropped
let underway = Promise.resolve();
let generation = 0;
function queue(act) {
  const mine = generation;
  underway = underway.then(() => (mine === generation ? act() : undefined));
}

function failed(row, refusal) {
  generation += 1;
  const { slot } = refusal.details ?? {};
  if (slot && editing?.row === row && editing.refuse(slot, refusal.message.replace(/^[^:]*: /, ""))) return say("");
  const box = find("failed").content.cloneNode(true).firstElementChild;
  box.firstElementChild.textContent = refusal.message;
  row.querySelector(".failed")?.remove();
  (editing?.row === row ? find("edit") : row).append(box);
  box.scrollIntoView({ block: "nearest" });
  say("");
  return box;
}

async function send(row, what, body) {
  row.setAttribute("aria-busy", "true");
  try {
    const answer = await post(path(row, what), body);
    row.querySelector(".failed")?.remove();
    return answer;
  } finally {
    row.removeAttribute("aria-busy");
  }
}

async function decide(row, status, more = {}) {
  if (row.dataset.status === status && status !== "edited") return moveOn(row, `${signs.get(status).words} already`);
  try {
    const decision = await send(row, "decision", { status, after: row.dataset.decision || null, ...more });
    settle(row, decision);
    decided.push(row);
    leaveEdit();
    moveOn(row, signs.get(status).words + (more.slots?.amount?.words ? await asRead(row) : ""));
  } catch (refusal) {
    const isConflict = refusal.status === 409;
    if (isConflict) leaveEdit();
    const box = failed(row, refusal);
    if (!isConflict) return;
    settle(row, refusal.details.decision);
    box.querySelector(".choice").hidden = false;
    box.querySelector("[value=theirs]").addEventListener("click", () => { box.remove(); moveOn(row, "Theirs is kept"); });
    box.querySelector("[value=mine]").addEventListener("click", () => queue(() => decide(row, status, more)));
    box.querySelector(".yours").textContent = signs.get(status).words;
  }
}

// The number that a corrected amount was read as
async function asRead(row) {
  const { now } = await get(path(row));
  const [number, unit] = now.value ? [now.value, now.unit] : [now.change, now.change_unit];
  if (!number) return ", without a number";
  return `: ${number.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",")} ${unit.replace("_", " ")}`.trimEnd();
}

async function undo() {
  const row = chosen && !isOpen(chosen) ? chosen : decided.findLast((row) => !isOpen(row));
  if (!row) return say("Nothing to undo");
  const words = () => signs.get(row.dataset.status).words;
  try {
    settle(row, await send(row, "undo", { after: row.dataset.decision }));
    choose(row);
    say(`Undone: ${words()} again`);
  } catch (refusal) {
    failed(row, refusal);
    if (refusal.status !== 409) return;
    settle(row, refusal.details.decision);
    choose(row);
    say(`Not undone: it is ${words()} now`);
  }
}

async function edit(row) {
  choose(row, { toRow: false });
  try {
    await editing.open(row, (slots, note) => queue(() => decide(row, "edited", { slots, note })));
  } catch (refusal) {
    failed(row, refusal);
  }
}

function leaveEdit() {
  const row = editing?.row;
  editing?.close();
  row?.focus();
}

async function copy(row) {
  if (!row.dataset.claim) return say("This is an earlier version: open the current one to copy claims");
  try {
    const citation = get(path(row, "copy")).then((answer) => answer.text);
    await navigator.clipboard.writeText(await citation);
    say("Copied");
  } catch (refusal) {
    say(`Cannot copy: ${refusal.message}`);
  }
}

function act(what) {
  if (what === "undo") queue(undo);
  else if (!chosen) step(1);
  else if (what === "copy") copy(chosen);
  else if (what === "accepted" && chosen.dataset.status === "edited") moveOn(chosen, "Corrected already: undo the correction to accept what was found");
  else if (what === "edited") queue(() => edit(chosen));
  else queue(() => chosen && decide(chosen, what));
}

function go(id, otherwise) {
  if (find(id)) find(id).click();
  else say(parameters.has("at") ? otherwise : "Open an article from the list of articles to use n and p");
}

listen(
  {
    j: () => step(1),
    k: () => step(-1),
    n: () => go("after", "This is the last article of the list"),
    p: () => go("before", "This is the first article of the list"),
    w: () => chosen && text.show(chosen),
    c: () => act("copy"),
    m: () => find("marks").click(),
    ...(bar && { a: () => act("accepted"), r: () => act("rejected"), e: () => act("edited"), s: () => act("needs_source"), u: () => act("undo") }),
  },
  () => (editing?.row ? leaveEdit() : letGo()),
);

document.addEventListener("click", (event) => {
  const button = event.target.closest(".decide button");
  if (button) return act(button.value);
  if (event.target.matches(".number")) {
    event.preventDefault();
    choose(event.target.closest(".claim"), { toRow: false });
    return text.show(chosen);
  }
  if (event.target.closest("button, summary, input, select, label, .text a[rel]") || !getSelection().isCollapsed) return;
  if (find("text").contains(event.target)) {
    const there = text.rowsAt(event).filter((row) => isShown(row) || row.closest("details"));
    if (!there.length || editing?.row) return;
    event.preventDefault();
    // Words of several claims: choosing them again goes to the next one
    return choose(there[(there.indexOf(chosen) + 1) % there.length], { toWords: false });
  }
  const row = event.target.closest(".claim") ?? event.target.closest(".card")?.querySelector(".claim");
  if (row && row !== chosen && !event.target.closest("a")) choose(row);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target === chosen) known.toggle();
});

// A row that gets the focus by itself, as that of a screen reader, is chosen
document.addEventListener("focusin", (event) => {
  const row = event.target.closest(".claim");
  if (row && row !== chosen && event.target === row) choose(row, { toRow: false });
});

manageArticle();
parameters.set("marks", isMarked ? "0" : "1");
find("marks").search = parameters;
find("marks").addEventListener("click", () => {
  localStorage.setItem(MARKS, isMarked ? "off" : "on");
  find("marks").hash = chosen?.id ?? "";
});
addEventListener("beforeunload", (event) => { if (editing?.isChanged) event.preventDefault(); });

const linked = () => find(location.hash.slice(1))?.closest(".claim");
addEventListener("hashchange", () => linked() && choose(linked()));
const first = linked() ?? rows.find((candidate) => isOpen(candidate) && isShown(candidate));
if (first) {
  choose(first, { toRow: isWide() || first === linked() }); // a narrow page begins with the article
  first.focus({ preventScroll: true });
}
if (!isMarked && (!Highlights.canPaint || localStorage.getItem(MARKS) === "on")) find("marks").click();
