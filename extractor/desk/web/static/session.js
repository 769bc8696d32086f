// The session token, in the storage of this tab: only pages of this host and port can read it.  Tabs of the desk share it.

const KEY = "extractor-session";
const WAIT = 300; // milliseconds for an answer of another tab
const tabs = new BroadcastChannel(KEY);

export const token = () => sessionStorage.getItem(KEY);
export const forget = () => sessionStorage.removeItem(KEY);

tabs.addEventListener("message", ({ data }) => {
  if (data.token) sessionStorage.setItem(KEY, data.token);
  else if (token()) tabs.postMessage({ token: token() });
});

export function keep(token) {
  sessionStorage.setItem(KEY, token);
  tabs.postMessage({ token });
}

// Resolves when another tab has given its token, or none has one
export function borrow() {
  return new Promise((done) => {
    tabs.addEventListener("message", ({ data }) => data.token && done());
    setTimeout(done, WAIT);
    tabs.postMessage({});
  });
}
