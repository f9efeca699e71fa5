// The chronology with a script: filters act at once, the axis is brushed, the list loads as it scrolls. The address always holds
// the state, and every address works without this file.
import { fragment, partOf } from "./room.js";

const root = document.getElementById("chronology");
let shown = location.pathname + location.search;

// show replaces the body of the page by that of another address.
async function show(address, { push = true, keep } = {}) {
  const part = await partOf(root, address, "body");
  if (!part) return;
  const focus = document.activeElement, name = focus && focus.id, value = focus && focus.name && focus.type === "checkbox" ? focus.value : null, key = focus && focus.name;
  const caret = focus && focus.selectionStart;
  root.replaceChildren(...part.nodes);
  root.removeAttribute("aria-busy");
  if (push) history.pushState(null, "", part.url);
  shown = part.url.pathname + part.url.search;
  // the focus stays where it was, by id or by value
  let next = name && document.getElementById(name);
  if (!next && value !== null) next = [...root.querySelectorAll(`input[name="${CSS.escape(key)}"]`)].find(e => e.value === value);
  if (next && root.contains(next)) {
    next.focus({ preventScroll: true });
    if (caret != null && next.setSelectionRange && next.type !== "number") next.setSelectionRange(caret, caret);
  }
  enhance();
}

// address is what the form says, without what is empty.
function address(form, edit = () => {}) {
  const q = new URLSearchParams();
  for (const [k, v] of new FormData(form)) if (v !== "") q.append(k, v);
  edit(q);
  const s = q.toString();
  return form.getAttribute("action") + (s ? "?" + s : "");
}

let waiting;
root.addEventListener("change", e => { if (e.target.form?.matches(".filters") && !e.target.matches("[type=search]")) { choose(e.target); show(address(e.target.form)); } });
root.addEventListener("input", e => {
  if (!e.target.matches(".filters [type=search]")) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => show(address(e.target.form), { push: true }), 180);
});
root.addEventListener("submit", e => { if (e.target.matches(".filters")) { e.preventDefault(); clearTimeout(waiting); show(address(e.target)); } });

// of conflict and growth one can be asked for
function choose(box) {
  if (box.name !== "figures" || !box.checked) return;
  for (const other of box.form.querySelectorAll("input[name=figures]")) if (other !== box) other.checked = false;
}

root.addEventListener("click", e => {
  const a = e.target.closest("a[href^='/chronology']");
  if (!a || e.button || e.ctrlKey || e.metaKey || e.shiftKey || brushed) { if (brushed) e.preventDefault(); return; }
  e.preventDefault();
  show(a.getAttribute("href"));
});
// going back and forth; a change of the hash alone leaves the page as it is
addEventListener("popstate", () => { if (location.pathname + location.search !== shown) show(location.href, { push: false }); });

// the axis
let brushed = false;
const iso = day => { // a day number of the proleptic Gregorian calendar, 1 = 1 January of year 1
  const d = new Date(Date.UTC(2000, 0, 1) + (day - 730120) * 864e5), y = d.getUTCFullYear();
  return (y < 0 ? "-" + String(-y).padStart(4, "0") : String(y).padStart(4, "0")) + "-" + String(d.getUTCMonth() + 1).padStart(2, "0") + "-" + String(d.getUTCDate()).padStart(2, "0");
};

function range(axis, from, to) {
  const url = new URL(axis.dataset.base, location.href);
  url.searchParams.set("from", iso(Math.round(from)));
  url.searchParams.set("to", iso(Math.round(to)));
  show(url.pathname + url.search);
}

function brush(axis) {
  const svg = axis.querySelector("svg"), box = axis.querySelector(".brush"), first = +axis.dataset.first, last = +axis.dataset.last, days = last - first + 1;
  let start = null;
  const at = e => { const r = svg.getBoundingClientRect(); return Math.max(0, Math.min(1, (e.clientX - r.left) / r.width)); };
  svg.addEventListener("dragstart", e => e.preventDefault());
  svg.addEventListener("pointerdown", e => { if (!e.button) { start = at(e); brushed = false; } });
  addEventListener("pointermove", e => {
    if (start === null || !svg.isConnected) return;
    const now = at(e);
    if (Math.abs(now - start) * svg.clientWidth < 5 && !brushed) return;
    brushed = true;
    box.setAttribute("x", 100 * Math.min(start, now) + "%");
    box.setAttribute("width", 100 * Math.abs(now - start) + "%");
  });
  addEventListener("pointerup", e => {
    if (start === null || !svg.isConnected) return;
    const a = Math.min(start, at(e)), b = Math.max(start, at(e));
    start = null;
    if (!brushed) return;
    setTimeout(() => { brushed = false; }); // after the click that follows
    range(axis, first + a * days, Math.max(first + a * days, first + b * days - 1));
  });
  svg.addEventListener("wheel", e => {
    if (!e.ctrlKey) return;
    e.preventDefault();
    const f = e.deltaY > 0 ? 2 : .5, mid = first + at(e) * days;
    clearTimeout(waiting);
    waiting = setTimeout(() => range(axis, mid - (mid - first) * f, mid + (last - mid) * f), 60);
  }, { passive: false });
}

// the list: stretches of lines that are fetched as they come near, and folded to an empty box of their height when they are far
const stretch = 100, tallest = 1e5;
let watcher;

function list(box) {
  const total = +box.dataset.total, offset = +box.dataset.offset, limit = +box.dataset.limit;
  if (total <= offset + limit && !offset || offset % stretch || limit !== stretch) return;
  const pager = root.querySelector(".pager");
  const part = document.createElement("div");
  part.dataset.at = offset;
  part.append(...box.childNodes);
  box.append(part);
  const height = part.offsetHeight || 6000;
  const until = Math.min(total, offset + tallest);
  for (let at = offset + stretch; at < until; at += stretch) {
    const part = document.createElement("div");
    part.dataset.at = at;
    hollow(part, height * Math.min(stretch, until - at) / Math.min(stretch, total - offset));
    box.append(part);
  }
  if (pager && until >= total && !offset) pager.remove();
  watcher = new IntersectionObserver(entries => {
    for (const e of entries) if (e.isIntersecting) load(box, e.target); else far(e.target);
  }, { rootMargin: "1800px 0px" });
  for (const part of box.children) watcher.observe(part);
}

function hollow(part, height) { part.classList.add("hollow"); part.style.height = height + "px"; }

async function load(box, part) {
  if (!part.classList.contains("hollow") || part.dataset.busy) return;
  part.dataset.busy = 1;
  const url = new URL("/chronology?" + box.dataset.from, location.href);
  url.searchParams.set("offset", part.dataset.at);
  url.searchParams.set("limit", stretch);
  url.searchParams.set("fragment", "lines");
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(answer.status);
    part.replaceChildren(...fragment(await answer.text()));
    for (const y of part.querySelectorAll(".year")) y.removeAttribute("id"); // the year may begin in another stretch
    part.classList.remove("hollow");
    part.style.height = "";
    tidy(part);
    tidy(part.nextElementSibling);
  } finally {
    delete part.dataset.busy;
  }
}

function far(part) {
  if (part.classList.contains("hollow") || !part.childElementCount || part.contains(document.activeElement) || part.querySelector("details[open]")) return;
  hollow(part, part.offsetHeight);
  part.replaceChildren();
  tidy(part.nextElementSibling);
}

// tidy hides the first year of a stretch where the stretch before it ends in the same.
function tidy(part) {
  const year = part?.querySelector(".year"), before = [...part?.previousElementSibling?.querySelectorAll(".year") || []].pop();
  if (year) year.hidden = before?.textContent === year.textContent;
}

function enhance() {
  watcher?.disconnect();
  for (const e of root.querySelectorAll(".how")) e.hidden = false;
  const axis = root.querySelector(".axis"), box = root.querySelector(".list");
  if (axis) brush(axis);
  if (box) list(box);
}
enhance();
