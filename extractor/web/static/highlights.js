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

  #read(places) {
    const told = places.split(" ");
    const found = [];
    for (let at = 0; at + 2 < told.length; at += 3) {
      const [slot, start, end] = [told[at], Number(told[at + 1]), Number(told[at + 2])];
      const range = this.#text.range(start, end);
      if (range) found.push({ slot, start, end, range });
    }
    return found;
  }

  // Paints the slots of a claim as of one that is undecided or decided; what another row tells is not painted twice
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
    const one = evidence.find(({ slot }) => slot === "amount" || slot === "words") ?? evidence[0];
    if (!one) return;
    const range = document.createRange();
    range.setStart(one.range.startContainer, one.range.startOffset);
    range.setEnd(one.range.endContainer, one.range.endOffset);
    bring(range.getBoundingClientRect(), this.root);
  }

  // The rows whose words were clicked, those with the shortest words first
  rowsAt(event) {
    const place = this.#text.placeAt(event.clientX, event.clientY);
    if (place === null) return [];
    const found = [];
    for (const [row, evidence] of this.#evidence) {
      const lengths = evidence.filter(({ start, end }) => start <= place && place < end).map(({ start, end }) => end - start);
      if (lengths.length) found.push([Math.min(...lengths), row]);
    }
    return found.sort((one, other) => one[0] - other[0]).map(([, row]) => row);
  }
}
