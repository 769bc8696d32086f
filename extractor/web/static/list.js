// Lists of articles and of claims, and the form that takes a new article.

import { listen } from "./keys.js";
import { post } from "./server.js";

const find = (id) => document.getElementById(id);

listen();
const form = find("add-form");
if (form) {
  form.hidden = false;
  const { text, url, file, published } = form.elements;
  if (find("add").dataset.empty) text.focus();

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add();
  });
  text.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });
  file.addEventListener("change", () => { if (file.files.length) add(); });

  addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  for (const end of ["dragleave", "drop"]) addEventListener(end, () => document.body.classList.remove("dropping"));
  addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    send(event.dataTransfer.files[0]);
  });

  function add() {
    if (file.files.length) send(file.files[0]);
    else if (text.value.trim() || url.value) send();
    else tell("Paste a text, give an address, or choose a file");
  }

  async function send(dropped) {
    form.setAttribute("aria-busy", "true");
    form.querySelector("button").disabled = true;
    tell(dropped ? `Reading ${dropped.name} …` : text.value ? "Reading it; the first one waits for the model …" : `Fetching ${url.value} …`);
    try {
      const given = { text: text.value || undefined, url: url.value || undefined, published: published.value || undefined };
      const { article_id: id } = dropped ? await post(place(dropped), dropped) : await post("/data/extract", given);
      location.assign(`/articles/${encodeURIComponent(id)}`);
    } catch (refusal) {
      tell(refusal.message);
      file.value = "";
    } finally {
      form.removeAttribute("aria-busy");
      form.querySelector("button").disabled = false;
    }
  }

  function place(dropped) {
    return `/data/extract?${new URLSearchParams({ name: dropped.name, ...(published.value && { published: published.value }) })}`;
  }

  function tell(message) {
    find("add-said").textContent = message;
  }
}
