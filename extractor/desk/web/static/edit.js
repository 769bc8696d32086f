// The form in which a person corrects a claim: its slots in words, of which those that differ from the extractor's are sent.

import { element } from "./element.js";
import { get } from "./server.js";

const FOLLOWING = { change: ["change_unit", "direction"], baseline: ["baseline_unit"] }; // the slots that the server reads from a number

export class Editing {
  row = null;
  #form;
  #original = {}; // what the extractor found, by slot
  #opened = {}; // what was in the form when it was opened
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

  // `save` is called with what differs from the extractor's, {slot: {words}}, and with the note
  async open(row, save) {
    const slots = await get(`/data/claims/${encodeURIComponent(row.dataset.claim)}`);
    this.row = row;
    this.#save = save;
    this.#original = slots.found;
    for (const field of this.#fields()) {
      field.value = slots.now[field.name];
      this.#opened[field.name] = field.value;
    }
    this.#form.elements.note.value = "";
    this.#form.hidden = false;
    row.querySelector(".slots").after(this.#form);
    this.focus();
  }

  focus() {
    this.#form.elements.amount.focus();
    this.#form.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.row = null;
    this.#form.querySelector(".failed")?.remove();
    this.#clear();
    this.#form.hidden = true;
  }

  // Says beside a field why its words cannot be saved; false where there is no such field
  refuse(slot, message) {
    this.#clear();
    const field = this.#form.elements[slot];
    if (!field) return false;
    field.closest("details")?.setAttribute("open", "");
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", "misfit");
    field.after(element("span", { id: "misfit", className: "misfit", role: "alert" }, message));
    field.focus();
    return true;
  }

  #clear() {
    this.#form.querySelector("#misfit")?.remove();
    const field = this.#form.querySelector("[aria-invalid]");
    for (const name of ["aria-invalid", "aria-describedby"]) field?.removeAttribute(name);
  }

  #fields() {
    return [...this.#form.elements].filter((field) => field.name && field.name !== "note");
  }

  #otherThan(values) {
    const changed = this.#fields().filter((field) => field.value.trim() !== values[field.name]);
    return Object.fromEntries(changed.map((field) => [field.name, { words: field.value.trim() || null }]));
  }

  #send() {
    const [slots, now] = [this.#otherThan(this.#original), this.#otherThan(this.#opened)];
    if (!this.isChanged || !Object.keys(slots).length) return this.#leave();
    const isChange = !this.#original.value && this.#original.change;
    const following = { ...FOLLOWING, amount: isChange ? ["change", ...FOLLOWING.change] : ["unit"] };
    for (const [number, names] of Object.entries(following)) {
      if (number in now) for (const name of names) if (!(name in now)) delete slots[name]; // those of the number before
    }
    this.#save(slots, this.#form.elements.note.value.trim() || null);
  }

  #leave() {
    const row = this.row;
    this.close();
    row?.focus();
  }

  // Words that are selected in the text go into the field that was used last
  #take() {
    const words = this.row && this.#field ? getSelection().toString().trim() : "";
    if (!words) return;
    this.#field.value = words;
    this.#field.focus();
  }
}
