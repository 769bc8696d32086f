// What is known of the chosen claim beside its slots: why it is worth checking, how it is stated, and where else it is.

import { element } from "./element.js";
import { get } from "./server.js";

const RELATIONS = {
  same: "the same",
  rounded: "the same, rounded",
  updated: "updated",
  different_period: "for another period",
  different_definition: "defined differently",
  conflict: "in conflict",
  other_wording: "other wording",
};
const SOON = 150; // milliseconds that somebody stays on a claim before more is loaded

export class Known {
  #box;
  #row = null;
  #timer = 0;
  #elsewhere = new Map(); // of each row, what the server answered

  constructor(template) {
    this.#box = template.content.firstElementChild.cloneNode(true);
  }

  follow(row) {
    this.#row = row;
    this.#facts(row);
    row.append(this.#box);
    clearTimeout(this.#timer);
    if (row.dataset.claim) this.#timer = setTimeout(() => this.#ask(row), SOON); // those of an earlier version have none
  }

  // What is known elsewhere may be another thing once the claim is corrected
  forget(row) {
    this.#elsewhere.delete(row);
  }

  toggle() {
    const details = this.#box.querySelector("details");
    details.open = !details.open;
  }

  #facts(row) {
    const { facts, link, has_series: hasSeries } = JSON.parse(row.dataset.known);
    const list = this.#box.querySelector(".facts");
    list.replaceChildren(...Object.entries(facts).map(([name, fact]) => element("div", {}, element("dt", {}, name), element("dd", {}, fact))));
    const page = this.#box.querySelector("[data-link]");
    page.hidden = !link;
    if (link) page.href = link;
    const series = this.#box.querySelector("[data-series]");
    series.hidden = !row.dataset.claim || !hasSeries;
    series.href = `/series/${encodeURIComponent(row.dataset.claim)}`;
    this.#show(this.#elsewhere.get(row) ?? []);
  }

  async #ask(row) {
    if (!this.#elsewhere.has(row)) {
      const claims = [row.dataset.claim, row.dataset.quotedIn].filter(Boolean);
      const requests = claims.map((claim) => get(`/data/claims/${encodeURIComponent(claim)}/elsewhere`));
      const answers = await Promise.all(requests).catch(() => null);
      if (!answers) return; // it is loaded again when somebody comes back
      this.#elsewhere.set(row, answers.flat());
    }
    if (row === this.#row) this.#show(this.#elsewhere.get(row));
  }

  #show(others) {
    const list = this.#box.querySelector(".elsewhere");
    list.hidden = !others.length;
    list.replaceChildren(...others.map(({ relation, message, claim }) => {
      const href = `/articles/${encodeURIComponent(claim.article_id)}#${encodeURIComponent(claim.record_id)}`;
      const where = [claim.row.outlet ?? claim.headline ?? "a text without a headline", claim.row.published_on].filter(Boolean).join(", ");
      return element(
        "li", {}, element("b", {}, RELATIONS[relation]), ` (${message}) in ${where}: `, element("a", { href, dir: "auto" }, claim.row.text),
      );
    }));
  }
}
