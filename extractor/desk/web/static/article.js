// What can be done to the article as a whole: its details, its date, its report, and deleting it.

import { say, sayNext } from "./keys.js";
import { post, save } from "./server.js";

const find = (id) => document.getElementById(id);
const path = (what) => `/data/articles/${encodeURIComponent(location.pathname.split("/").at(-1))}/${what}`;

export function manageArticle() {
  if (!find("delete")) return; // an earlier version is read
  for (const form of [find("date-form"), find("facts-form")]) {
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      correct(form);
    });
  }
  find("facts-form").addEventListener("reset", () => {
    find("facts").open = false;
    find("facts").firstElementChild.focus();
  });
  find("report-button").addEventListener("click", () => save(path("report")).catch((refusal) => say(refusal.message)));
  find("delete-button").addEventListener("click", () => find("delete").showModal());
  find("delete").querySelector(".danger").addEventListener("click", (event) => remove(event.target));
}

// Sends the details that were changed; the article is read again, and the page with it
async function correct(form) {
  const isDate = form.id === "date-form"; // a guessed date is confirmed as it is
  const changed = [...form.elements].filter((field) => field.name && field.value.trim() && (isDate || field.value !== field.defaultValue));
  if (!changed.length) return say("Nothing was changed");
  const button = form.querySelector("button");
  button.disabled = true;
  say("Reading the article again …");
  try {
    const { lost } = await post(path("facts"), Object.fromEntries(changed.map((field) => [field.name, field.value.trim()])));
    const others = `${lost} decisions are on claims that are no longer there: they are`;
    const words = lost === 1 ? "1 decision is on a claim that is no longer there: it is" : others;
    sayNext(lost ? `Saved. ${words} listed at the end` : "Saved");
    location.reload();
  } catch (refusal) {
    say("");
    form.querySelector(".misfit")?.remove();
    const fault = document.createElement("p");
    fault.className = "misfit";
    fault.setAttribute("role", "alert");
    fault.textContent = refusal.message;
    form.append(fault);
    button.disabled = false;
  }
}

async function remove(button) {
  button.disabled = true;
  try {
    await post(path("delete"));
    sayNext("Article deleted");
    location.assign("/");
  } catch (refusal) {
    const fault = find("delete").querySelector(".fault");
    fault.textContent = refusal.message;
    fault.hidden = false;
    button.disabled = false;
  }
}
