// Keys of one letter, what they are, and the voice of the page.  They can be switched off: some people speak to their browser.

import { save } from "./server.js";

const find = (id) => document.getElementById(id);
const SWITCH = "extractor-keys";
const NEWS = "extractor-news";

const SEEN = 6000; // milliseconds that a message stays
let fading = 0;

export function say(message) {
  find("said").textContent = message.charAt(0).toUpperCase() + message.slice(1);
  clearTimeout(fading);
  fading = setTimeout(() => { find("said").textContent = ""; }, SEEN);
}

// What is said on the page that comes next
export const sayNext = (message) => sessionStorage.setItem(NEWS, message);

// `own`: what each key does on this page; `leave`: what Escape does outside of fields
export function listen(own = {}, leave = () => {}) {
  const keys = {
    "/": () => find("q").select(),
    x: () => find("export").showModal(),
    "?": () => find("help").showModal(),
    ...own,
  };
  const news = sessionStorage.getItem(NEWS);
  sessionStorage.removeItem(NEWS);
  if (news) say(news);
  find("keys").checked = localStorage.getItem(SWITCH) !== "off";
  find("keys").addEventListener("change", (event) => localStorage.setItem(SWITCH, event.target.checked ? "on" : "off"));
  for (const name of ["export", "help"]) {
    const button = find(`${name}-button`);
    button.hidden = false;
    button.addEventListener("click", () => find(name).showModal());
  }
  for (const button of find("export").querySelectorAll("[data-file]")) {
    button.addEventListener("click", () => save(button.dataset.file).catch((refusal) => say(refusal.message)));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    const isField = event.target.matches("input, select, textarea");
    if (event.key === "Escape") {
      if (isField && !event.target.form?.matches(".edit")) event.target.blur();
      else leave();
    } else if (!isField && find("keys").checked && Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key](event);
    }
  });
}
