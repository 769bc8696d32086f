// The evidence painted over the text, which stays one text: slots may lie over each other as they like.
// `marks.js` answers the same questions where the evidence is cut into <mark>.

import { ArticleText, bring } from "./text.js";

const SLOTS = ["words", "event", "subject", "who", "measure", "period", "baseline", "amount"]; // the last wins
const ALL = ["sentence", "also", ...SLOTS];

export class Highlights {
  static canPaint = Boolean(globalThis.CSS?.highlights);
  #text;
  #evidence = new Map(); // of each row: [{slot, start, end, range}]
  #painted = new Map(); // by name

  constructor(root, rows) {
    this.#text = new ArticleText(root);
    this.root = root;
    [...SLOTS, "settled", ...ALL.map((slot) => `lit-${slot}`)].forEach((name, priority) => {
      const highlight = new Highlight();
      highlight.priority = priority;
      this.#painted.set(name, highlight);
      CSS.highlights.set(name, highlight);
    });
    for (const row of rows) {
      this.#evidence.set(row, this.#read(row.dataset.places));
      this.settle(row);
    }
  }

  #read(ranges) {
    const parts = ranges.split(" ");
    const evidence = [];
    for (let at = 0; at + 2 < parts.length; at += 3) {
      const [slot, start, end] = [parts[at], Number(parts[at + 1]), Number(parts[at + 2])];
      const range = this.#text.range(start, end);
      if (range) evidence.push({ slot, start, end, range });
    }
    return evidence;
  }

  // Paints the slots of a claim as of one that is undecided or decided; what another row has is not painted twice
  settle(row) {
    const isOpen = row.dataset.status === "undecided" && !row.closest(".merged");
    for (const { slot, range } of this.#evidence.get(row)) {
      if (slot === "sentence" || slot === "also") continue;
      this.#painted.get(slot)[isOpen ? "add" : "delete"](range);
      if (slot === "amount") this.#painted.get("settled")[isOpen ? "delete" : "add"](range);
    }
  }

  light(row) {
    this.letGo();
    for (const { slot, range } of this.#evidence.get(row)) this.#painted.get(`lit-${slot}`).add(range);
  }

  letGo() {
    for (const slot of ALL) this.#painted.get(`lit-${slot}`).clear();
  }

  // Brings the words of a claim into view
  show(row) {
    const evidence = this.#evidence.get(row);
    const words = evidence.find(({ slot }) => slot === "amount" || slot === "words") ?? evidence[0];
    if (!words) return;
    const range = document.createRange();
    range.setStart(words.range.startContainer, words.range.startOffset);
    range.setEnd(words.range.endContainer, words.range.endOffset);
    bring(range.getBoundingClientRect(), this.root);
  }

  // The rows whose words were clicked, those with the shortest words first
  rowsAt(event) {
    const position = this.#text.positionAt(event.clientX, event.clientY);
    if (position === null) return [];
    const rows = [];
    for (const [row, evidence] of this.#evidence) {
      const lengths = evidence.filter(({ start, end }) => start <= position && position < end).map(({ start, end }) => end - start);
      if (lengths.length) rows.push([Math.min(...lengths), row]);
    }
    return rows.sort(([first], [second]) => first - second).map(([, row]) => row);
  }
}
