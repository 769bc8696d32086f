// Lists of articles and of claims, and the form that takes new articles.

import { listen, say, sayNext } from "./keys.js";
import { post } from "./server.js";

const find = (id) => document.getElementById(id);
const rows = [...document.querySelectorAll(".list .open")];

function step(by) {
  const at = rows.indexOf(document.activeElement);
  const next = at < 0 ? rows.at(by > 0 ? 0 : -1) : rows[at + by];
  if (next) next.focus();
  else say(rows.length ? `This is the ${by > 0 ? "last" : "first"} row` : "The list is empty");
}

listen({ j: () => step(1), k: () => step(-1) });
const form = find("add-form");
if (form) {
  form.hidden = false;
  const { text, url, file, published } = form.elements;
  if (find("add").dataset.empty) text.focus();

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (file.files.length) addFiles([...file.files]);
    else if (text.value.trim() || url.value) addGiven();
    else report("Paste a text, enter a URL or choose a file");
  });
  find("example")?.addEventListener("click", ({ currentTarget: { dataset } }) => {
    [text.value, published.value] = [dataset.text, dataset.published];
    form.requestSubmit();
  });
  text.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });

  addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  for (const end of ["dragleave", "drop"]) addEventListener(end, () => document.body.classList.remove("dropping"));
  addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    addFiles([...event.dataTransfer.files]);
  });

  function open({ article_id: id, is_new: isNew }) {
    if (!isNew) sayNext("This article is already in the store");
    location.assign(`/articles/${encodeURIComponent(id)}`);
  }

  function addGiven() {
    report(text.value ? "Extracting claims. The first article takes longer …" : `Fetching ${url.value} (up to 30 seconds) …`);
    const article = { text: text.value || undefined, url: url.value || undefined, published: published.value || undefined };
    return busy(async () => open(await post("/data/extract", article)));
  }

  // One after the other, as the server reads them; one that cannot be read is named, and the others go on
  function addFiles(files) {
    return busy(async () => {
      const [added, refused] = [[], []];
      for (const [number, file] of files.entries()) {
        report(`Reading ${file.name}${files.length > 1 ? `, ${number + 1} of ${files.length}` : ""} …`);
        try {
          added.push(await post(address(file), file));
        } catch (refusal) {
          refused.push(refusal.message.startsWith(file.name) ? refusal.message : `${file.name}: ${refusal.message}`);
        }
      }
      file.value = "";
      if (refused.length) report(`${added.length ? `${added.length} of ${files.length} added: reload the page to see them. ` : ""}${refused.join("; ")}`);
      else if (added.length === 1) open(added[0]);
      else location.assign("/");
    });
  }

  async function busy(work) {
    form.setAttribute("aria-busy", "true");
    lock(true);
    try {
      await work();
    } catch (refusal) {
      report(refusal.message);
    } finally {
      form.removeAttribute("aria-busy");
      lock(false);
    }
  }

  function lock(isLocked) {
    for (const button of form.querySelectorAll("button")) button.disabled = isLocked;
  }

  function address(file) {
    return `/data/extract?${new URLSearchParams({ name: file.name, ...(published.value && { published: published.value }) })}`;
  }

  function report(message) {
    find("add-said").textContent = message;
  }
}
