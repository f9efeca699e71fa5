// Keys that every page has: / search, j k lines, Enter opens, Esc closes, ? help. Everything here also works without.
const one = (s, e = document) => e.querySelector(s), all = (s, e = document) => [...e.querySelectorAll(s)];

for (const e of all(".js")) e.hidden = false;

const dialog = one("#keys");
for (const b of all("[data-do=keys]")) b.addEventListener("click", () => dialog.showModal());

const typing = e => e.closest && e.closest("input, textarea, select, [contenteditable]");
// what j and k go through: lines of a list, in the order of the page
const stops = () => all("main details.ev > summary, main [data-stop]").filter(e => e.checkVisibility());

function move(step) {
  const list = stops(), here = document.activeElement;
  let i = list.findIndex(e => e === here || e.parentElement.contains(here) && e.parentElement.matches("details.ev"));
  if (i < 0) {
    i = list.findIndex(e => e.getBoundingClientRect().top >= 0);
    if (step < 0) i--; // the line above the window
  } else i += step;
  const to = list[Math.max(0, Math.min(list.length - 1, i))];
  if (!to) return;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", e => {
  if (e.ctrlKey || e.metaKey || e.altKey || dialog.open) return;
  if (e.key === "Escape") {
    const open = document.activeElement.closest("details.ev[open]");
    if (open) {
      open.open = false;
      one("summary", open).focus();
      e.preventDefault();
    } else if (typing(document.activeElement)) document.activeElement.blur();
    return;
  }
  if (typing(e.target)) return;
  switch (e.key) {
    case "/": one("#find").focus(); one("#find").select(); break;
    case "?": dialog.showModal(); break;
    case "j": move(1); break;
    case "k": move(-1); break;
    default: return;
  }
  e.preventDefault();
});

// along an axis, arrows go from column to column
document.addEventListener("keydown", e => {
  const here = e.target.closest?.(".density .col");
  const step = { ArrowLeft: -1, ArrowRight: 1 }[e.key];
  if (!here || !step) return;
  const cols = all(".col:not(.bare)", here.closest(".density")), to = cols[cols.indexOf(here) + step];
  if (!to) return;
  e.preventDefault();
  here.setAttribute("tabindex", -1);
  to.setAttribute("tabindex", 0);
  to.focus();
});

// a line that is opened fetches its witnesses once
async function fill(details) {
  const body = one("[data-open]", details);
  if (!body) return;
  const from = body.dataset.open;
  delete body.dataset.open;
  details.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(from, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    body.replaceChildren(...fragment(await answer.text()));
  } catch {
    body.dataset.open = from; // the link inside still leads there
  }
  details.removeAttribute("aria-busy");
}

export function fragment(html) {
  // the server's own markup: parsed inert, and the policy of the page lets nothing in it run
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
}

// partOf asks for a part of the page at another address. It gives null where a later choice was faster, and where the page itself is loaded
// to say what is wrong.
const asked = new WeakMap(); // how often each root did
export async function partOf(root, address, name) {
  const mine = (asked.get(root) ?? 0) + 1, url = new URL(address, location.href), ask = new URL(url);
  asked.set(root, mine);
  ask.searchParams.set("fragment", name);
  root.setAttribute("aria-busy", "true");
  let html;
  try {
    const answer = await fetch(ask, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    html = await answer.text();
  } catch {
    if (mine === asked.get(root)) location.assign(url);
    return null;
  }
  return mine === asked.get(root) ? { url, nodes: fragment(html) } : null;
}

document.addEventListener("toggle", e => { if (e.target.matches("details.ev") && e.target.open) fill(e.target); }, true);

// an address that names a line opens it
function arrive() {
  const id = decodeURIComponent(location.hash.slice(1)), el = id && document.getElementById(id);
  if (el && el.matches("details.ev")) {
    el.open = true;
    one("summary", el).focus({ preventScroll: true });
    el.scrollIntoView();
  }
}
addEventListener("hashchange", arrive);
arrive();
