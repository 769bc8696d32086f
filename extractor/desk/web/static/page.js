// Asks the server for a page, with the session token.  The browser reads it: no string becomes markup here.

import { token } from "./session.js";

// Resolves with the request, whose `response` is a document
export function askPage(path) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("GET", path);
    request.responseType = "document";
    request.setRequestHeader("Authorization", `Bearer ${token()}`);
    request.addEventListener("load", () => done(request));
    request.addEventListener("error", () => failed(new Error("The server does not answer: is it still running?")));
    request.send();
  });
}
