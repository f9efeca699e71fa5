// The queue by keyboard. Everything here also works with the forms of the page.
import { fragment } from "./room.js";
const one = (s, e = document) => e.querySelector(s), all = (s, e = document) => [...e.querySelectorAll(s)];
const queue = one("#queue"), said = one("#said"), help = one("#review-keys");
const items = () => all(".qi", queue || document.createElement("ol"));
const current = () => document.activeElement?.closest?.(".qi");
let last = ""; // the decision that u undoes

function to(item) {
  if (!item) return;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}
function step(n) {
  const list = items(), at = list.indexOf(current());
  to(at < 0 ? list[n > 0 ? 0 : list.length - 1] : list[Math.max(0, Math.min(list.length - 1, at + n))]);
}
const say = text => { said.textContent = ""; requestAnimationFrame(() => { said.textContent = text; }); };

// A form that is sent in the background: the answer takes the place of the item, and the focus goes on.
async function send(form, button) {
  const item = form.closest(".qi"), data = new URLSearchParams(new FormData(form, button));
  item?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action + "?fragment=done", { method: "POST", body: data, headers: { Accept: "text/html" } });
    const html = await answer.text();
    const done = fragment(html).find(n => n.nodeType === 1 && n.matches(".qi-done"));
    if (!answer.ok || !done) { form.removeAttribute("data-live"); form.requestSubmit(button); return; } // the page itself says what is wrong
    last = done.dataset.decision;
    if (item) {
      const list = items(), at = list.indexOf(item);
      item.dataset.before = "";
      item.kept = [...item.childNodes];
      item.replaceChildren(done);
      item.removeAttribute("aria-labelledby");
      to(list.slice(at + 1).find(i => !("before" in i.dataset)) || list.findLast(i => !("before" in i.dataset)) || item);
    }
    say(one("p", done).innerText);
  } catch {
    form.removeAttribute("data-live");
    form.requestSubmit(button);
  }
  item?.removeAttribute("aria-busy");
}
async function undo(form) {
  const of = one("[name=of]", form).value, item = form.closest(".qi");
  const answer = await fetch(form.action + "?fragment=done", { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "text/html" } });
  if (!answer.ok) { form.removeAttribute("data-undo"); form.requestSubmit(); return; }
  say(one("p", fragment(await answer.text()).find(n => n.nodeType === 1)).innerText);
  if (last === of) last = "";
  if (item?.kept) { // as it was
    item.replaceChildren(...item.kept);
    delete item.dataset.before;
    item.setAttribute("aria-labelledby", "qh-" + item.dataset.id);
    to(item);
  }
}
document.addEventListener("submit", e => {
  if (e.target.matches("[data-undo]")) { e.preventDefault(); undo(e.target); }
  else if (queue && e.target.matches("[data-live]")) {
    if (!("signed" in queue.dataset)) return; // the room asks for a name first
    e.preventDefault();
    send(e.target, e.submitter);
  }
});

for (const b of all("[data-do=review-keys]")) b.addEventListener("click", () => help.showModal());
const every = one("#bulk-all");
every?.addEventListener("change", () => { for (const c of all(".qi-pick input")) c.checked = every.checked; });

// Before the keys of the room, which this page gives other meanings.
document.addEventListener("keydown", e => {
  if (e.ctrlKey || e.metaKey || e.altKey || one("dialog[open]") || e.target.closest("input:not([type=checkbox]), textarea, select")) return;
  const item = current(), press = key => one(`[data-key=${key}]`, item || one(".verdict") || document)?.click();
  switch (e.key) {
    case "j": if (!queue) return; step(1); break;
    case "k": if (!queue) return; step(-1); break;
    case "a": case "r": if (!item && queue) return; press(e.key); break;
    case "e": case "m": case "s": case "n":
      if (item) press(e.key);
      else if (!queue) {
        const part = one({ e: "#edit", m: "#merge", s: "#split", n: "#note" }[e.key]);
        part?.scrollIntoView();
        one("input:not([type=hidden]), select, textarea", part || document)?.focus();
      } else return;
      break;
    case "u": {
      const form = (item && one("[data-undo]", item)) || all("[data-undo]").find(f => one("[name=of]", f).value === last);
      if (!form) return;
      undo(form);
      break;
    }
    case "x": if (!item) return; one(".qi-pick input", item)?.click(); break;
    case "/": if (!one("#r-q")) return; one("#r-q").focus(); one("#r-q").select(); break;
    case "?": if (!help) return; help.showModal(); break;
    default: return;
  }
  e.preventDefault();
  e.stopImmediatePropagation();
}, true);
if (location.hash.startsWith("#q-")) to(document.getElementById(location.hash.slice(1)) || items()[0]);
