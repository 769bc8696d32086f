// The form in which a person puts in what the machine has wrong: the columns of the claim, of which those that differ are sent.

import { get } from "./server.js";

const MOST = ["claimant", "subject", "measure", "period_from"];

export class Editing {
  row = null;
  #form;
  #found = {}; // what the machine has, by slot
  #opened = {}; // what stood in the form when it was opened
  #save = null;
  #field = null; // the one that was used last

  // `root` holds the text of the article
  constructor(form, root) {
    this.#form = form;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    form.querySelector("[value=cancel]").addEventListener("click", () => this.#leave());
    form.addEventListener("focusin", (event) => { this.#field = event.target.closest("input") ?? this.#field; });
    root.addEventListener("mouseup", () => this.#take());
  }

  get isChanged() {
    return this.row !== null && Object.keys(this.#otherThan(this.#opened)).length > 0;
  }

  // `save` is called with what differs from the machine's, {slot: {words}}, and with the note
  async open(row, save) {
    const { row: columns, decision } = await get(`/data/claims/${encodeURIComponent(row.dataset.claim)}`);
    this.row = row;
    this.#save = save;
    for (const field of this.#fields()) {
      const { name } = field;
      const put = decision?.slots?.[name];
      this.#found[name] = columns[name] ?? "";
      field.value = put ? put.words ?? "" : this.#found[name];
      this.#opened[name] = field.value;
    }
    this.#form.elements.note.value = "";
    this.#form.hidden = false;
    row.querySelector(".slots").after(this.#form);
    this.focus();
  }

  // To the first empty one of those that most claims need
  focus() {
    const missing = this.#fields().find((field) => !field.value && MOST.includes(field.name));
    (missing ?? this.#form.elements.amount).focus();
    this.#form.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.row = null;
    this.#form.querySelector(".failed")?.remove();
    this.#form.hidden = true;
  }

  #fields() {
    return [...this.#form.elements].filter((field) => field.name && field.name !== "note");
  }

  #otherThan(values) {
    const changed = this.#fields().filter((field) => field.value.trim() !== values[field.name]);
    return Object.fromEntries(changed.map((field) => [field.name, { words: field.value.trim() || null }]));
  }

  #send() {
    const slots = this.#otherThan(this.#found);
    if (!this.isChanged || !Object.keys(slots).length) return this.#leave();
    this.#save(slots, this.#form.elements.note.value.trim() || null);
  }

  #leave() {
    const row = this.row;
    this.close();
    row?.focus();
  }

  // Words that are marked in the text go into the field that was used last
  #take() {
    const words = this.row && this.#field ? getSelection().toString().trim() : "";
    if (!words) return;
    this.#field.value = words;
    this.#field.focus();
  }
}
