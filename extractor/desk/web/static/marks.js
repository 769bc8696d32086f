// The evidence as <mark> elements, which a screen reader reads: the server has cut the text at every border of it.

import { element } from "./element.js";
import { bring } from "./text.js";

const NAMES = { baseline: "compared with" };

export class Marks {
  #evidence = new Map(); // of each part of the text: [row, slot], the shortest words first
  #parts = new Map(); // of each row: [part, slot]

  constructor(root, rows) {
    this.root = root;
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const row of rows) this.#parts.set(row, []);
    for (const part of root.querySelectorAll("[data-evidence]")) {
      const evidence = part.dataset.evidence.split(" ").map((pair) => pair.split(":")).map(([id, slot]) => [byId.get(id), slot]);
      this.#evidence.set(part, evidence);
      const seen = new Set();
      for (const [row, slot] of evidence) {
        if (!seen.has(row)) this.#parts.get(row).push([part, slot]);
        seen.add(row);
      }
    }
  }

  settle() {} // the marks are those of all claims

  light(row) {
    this.letGo();
    document.body.classList.add("chosen");
    let before = "";
    for (const [part, slot] of this.#parts.get(row)) {
      part.dataset.lit = slot;
      if (!part.textContent.trim()) continue; // a blank between two words of one slot
      if (slot !== "sentence" && slot !== "also" && slot !== before) {
        part.prepend(element("span", { className: "slot-name" }, `${NAMES[slot] ?? slot} `));
      }
      before = slot;
    }
  }

  letGo() {
    document.body.classList.remove("chosen");
    for (const part of this.root.querySelectorAll("[data-lit]")) delete part.dataset.lit;
    for (const name of this.root.querySelectorAll(".slot-name")) name.remove();
  }

  show(row) {
    const parts = this.#parts.get(row);
    const [part] = parts.find(([, slot]) => slot === "amount" || slot === "words") ?? parts[0] ?? [];
    if (part) bring(part.getBoundingClientRect(), this.root);
  }

  rowsAt(event) {
    const part = event.target.closest("[data-evidence]");
    return part ? [...new Set(this.#evidence.get(part).map(([row]) => row))] : [];
  }
}
