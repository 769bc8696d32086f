// Signs in, and replaces the shell by the page of this address.

import { askPage } from "./page.js";
import { post } from "./server.js";
import { borrow, forget, keep, token } from "./session.js";

const SCRIPTS = { list: () => import("./list.js"), review: () => import("./review.js") };
const once = /^#token=(.+)$/.exec(location.hash)?.[1];
const main = document.getElementById("main");
const ask = () => askPage(location.pathname + location.search);

try {
  if (once) await signIn();
  else if (!token()) await borrow();
  const page = token() && await load();
  if (page) await show(page);
  else main.hidden = false;
} catch (refusal) {
  document.getElementById("why").textContent = refusal.message;
  main.hidden = false;
}
document.documentElement.removeAttribute("aria-busy");

async function signIn() {
  history.replaceState(null, "", location.pathname + location.search);
  keep((await post("/data/session", { token: once })).token);
}

// Where the token is that of an earlier start of the server, another tab may have the present one
async function load() {
  const page = await ask();
  if (page.status !== 401) return page;
  forget();
  await borrow();
  return token() ? ask() : page;
}

async function show({ response }) {
  document.title = response.title;
  const styles = [...response.querySelectorAll("link[rel=stylesheet]")];
  document.head.append(...styles.filter((style) => !document.querySelector(`link[href="${style.getAttribute("href")}"]`)));
  document.body.replaceWith(document.adoptNode(response.body));
  await SCRIPTS[document.body.dataset.script]?.();
}
