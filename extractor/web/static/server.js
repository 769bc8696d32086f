// Requests to the server of the page.  A failure is a Refusal, whose message can be shown.

export class Refusal extends Error {
  constructor(message, status = 0, told = {}) {
    super(message);
    this.status = status; // 0: no answer at all
    this.told = told;
  }
}

let token = document.querySelector("meta[name=extractor-token]")?.content ?? "";

export const get = (path) => ask(path, {});

export async function post(path, body) {
  const isFile = body instanceof Blob;
  const request = () => ({
    method: "POST",
    headers: { "X-Extractor-Token": token, "Content-Type": isFile ? "application/octet-stream" : "application/json" },
    body: isFile ? body : JSON.stringify(body ?? {}),
  });
  try {
    return await ask(path, request());
  } catch (refusal) {
    if (refusal.status !== 403 || !(await renew())) throw refusal;
    return ask(path, request());
  }
}

// Was the server started anew?  Then the page has another token now.
async function renew() {
  const page = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  const found = /name="extractor-token" content="([^"]+)"/.exec(await page.text());
  const isNew = Boolean(found) && found[1] !== token;
  if (isNew) token = found[1];
  return isNew;
}

async function ask(path, request) {
  let answer;
  try {
    answer = await fetch(path, request);
  } catch {
    throw new Refusal("The server does not answer: is it still running? Nothing is lost, try again.");
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(told.error ?? `The server says ${answer.status}`, answer.status, told);
  return told;
}
