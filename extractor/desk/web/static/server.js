// Requests to the server of the page, with the session token.  A failure is a Refusal, whose message can be shown.

import { element } from "./element.js";
import { token } from "./session.js";

const KEPT = 60_000; // milliseconds that the browser has to begin with a download

export class Refusal extends Error {
  constructor(message, status = 0, details = {}) {
    super(message.replace(/^[a-z]+ /, (word) => word.charAt(0).toUpperCase() + word.slice(1))); // not the name of a file
    this.status = status; // 0: no answer at all
    this.details = details;
  }
}

export const get = async (path) => (await ask(path)).json();

export async function post(path, body) {
  const isFile = body instanceof Blob;
  const answer = await ask(path, {
    method: "POST",
    headers: { "Content-Type": isFile ? "application/octet-stream" : "application/json" },
    body: isFile ? body : JSON.stringify(body ?? {}),
  });
  return answer.json();
}

// Saves the file at an address under the name that the server gives it
export async function save(path) {
  const answer = await ask(path);
  const href = URL.createObjectURL(await answer.blob());
  const [, download] = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition"));
  element("a", { href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT);
}

async function ask(path, { headers, ...request } = {}) {
  let answer;
  try {
    const signed = token() ? { Authorization: `Bearer ${token()}` } : {};
    answer = await fetch(path, { ...request, headers: { ...headers, ...signed } });
  } catch {
    throw new Refusal("The server does not answer: is it still running? Nothing is lost, try again.");
  }
  if (answer.ok) return answer;
  const details = await answer.json().catch(() => ({}));
  throw new Refusal(details.error ?? `The server says ${answer.status}`, answer.status, details);
}
