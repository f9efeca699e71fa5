(() => {
"use strict";
const root = document.documentElement, all = (s, e) => [...(e || document).querySelectorAll(s)], one = s => document.querySelector(s);
const form = one("form.filters"), box = one("#q"), keys = ["y", "t", "c", "m"];
const fold = s => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const events = all("details.ev").map(el => ({ el, y: el.dataset.y, t: el.dataset.t, c: el.dataset.c, m: el.dataset.m || "", text: "", ok: true, shown: true }));
const sections = all("section.year").map(el => ({ el, events: [] }));
const home = new Map(sections.map(s => [s.el, s]));
for (const e of events) home.get(e.el.closest("section.year")).events.push(e);
const buttons = all("button[data-f]").map(el => ({ el, f: el.dataset.f, v: el.dataset.v, count: el.querySelector(".c"), bar: el.querySelector("rect") }));
const chosen = { y: new Set(), t: new Set(), c: new Set(), m: new Set() };
const empty = buttons.filter(b => b.el.disabled);
let words = "";

const textOf = e => e.text || (e.text = fold(all(".head, blockquote, .src, .by", e.el).map(x => x.textContent).join(" ")));
const fits = (e, f) => !chosen[f].size || chosen[f].has(e[f]);

function apply(keepHash) {
  const wanted = fold(box.value).split(/\s+/).filter(Boolean), key = wanted.join(" ");
  if (key !== words) {
    words = key;
    for (const e of events) e.ok = wanted.every(w => textOf(e).includes(w));
  }
  const counts = { y: {}, t: {}, c: {}, m: {} };
  let shown = 0;
  for (const e of events) {
    const miss = keys.filter(f => !fits(e, f));
    // a button counts what choosing it would show: all other filters hold
    if (e.ok) for (const f of keys) if (!miss.length || miss.length === 1 && miss[0] === f) counts[f][e[f]] = (counts[f][e[f]] || 0) + 1;
    const show = e.ok && !miss.length;
    if (show) shown++;
    if (show !== e.shown) e.el.hidden = !(e.shown = show);
  }
  for (const s of sections) s.el.hidden = !s.events.some(e => e.shown);
  const high = Math.max(1, ...Object.entries(counts.y).map(([y, n]) => +y ? n : 0));
  for (const b of buttons) {
    const n = counts[b.f][b.v] || 0, on = chosen[b.f].has(b.v);
    b.count.textContent = n;
    b.el.setAttribute("aria-pressed", on);
    b.el.classList.toggle("zero", !n && !on);
    if (b.bar) b.bar.setAttribute("height", n ? Math.min(100, Math.max(4, 100 * n / high)) : 0);
  }
  one(".shown").textContent = shown;
  one(".nothing").hidden = !!shown || !events.length;
  if (!keepHash) history.replaceState(null, "", "#" + stateHash());
}

function stateHash() {
  const p = keys.filter(f => chosen[f].size).map(f => f + "=" + [...chosen[f]].map(encodeURIComponent).join(","));
  if (box.value) p.push("q=" + encodeURIComponent(box.value));
  if (root.dataset.lang !== first) p.push("l=" + root.dataset.lang);
  return p.join("&");
}

const first = root.dataset.lang;
function speak(lang) {
  root.lang = root.dataset.lang = lang;
  for (const b of all("[data-lang-to]")) b.setAttribute("aria-pressed", b.dataset.langTo === lang);
}

function clear() {
  for (const f of keys) chosen[f].clear();
  box.value = "";
}

function readHash() {
  const hash = location.hash.slice(1), el = hash && document.getElementById(hash);
  if (el) {
    if (el.matches("details.ev")) {
      if (el.hidden) { clear(); apply(true); }
      el.open = true;
      el.scrollIntoView({ block: "start" });
      el.querySelector("summary").focus({ preventScroll: true });
    } else if (el.hidden) { clear(); apply(true); el.scrollIntoView(); }
    return;
  }
  clear();
  let lang = first;
  for (const part of hash.split("&")) {
    const [k, v] = [part.slice(0, 1), part.slice(2)];
    if (part[1] !== "=") continue;
    try {
      if (k === "q") box.value = decodeURIComponent(v);
      else if (k === "l" && (v === "en" || v === "es")) lang = v;
      else if (keys.includes(k)) for (const x of v.split(",")) chosen[k].add(decodeURIComponent(x));
    } catch (e) { /* a broken address shows everything */ }
  }
  speak(lang);
  apply(true);
}

function choose(f, v, range) {
  const set = chosen[f];
  if (range && f === "y" && set.size) {
    const [a, b] = [+[...set].pop(), +v].sort((x, y) => x - y);
    for (const o of buttons) if (o.f === "y" && +o.v && +o.v >= a && +o.v <= b && !o.el.disabled) set.add(o.v);
  } else if (!set.delete(v)) set.add(v);
  apply();
}

form.addEventListener("click", ev => {
  const b = ev.target.closest("button");
  if (!b) return;
  if (b.dataset.f) choose(b.dataset.f, b.dataset.v, ev.shiftKey);
  if (b.dataset.do === "reset") { clear(); apply(); }
  if (b.dataset.do === "open") events.filter(e => e.shown).slice(0, 500).forEach(e => e.el.open = true);
  if (b.dataset.do === "close") for (const e of events) e.el.open = false;
});
form.addEventListener("submit", ev => { ev.preventDefault(); const s = lines()[0]; if (s) s.focus(); });
let wait;
box.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(apply, events.length > 500 ? 150 : 0); });
one(".switch").addEventListener("click", ev => {
  const b = ev.target.closest("button");
  if (b) { speak(b.dataset.langTo); history.replaceState(null, "", "#" + stateHash()); }
});

const lines = () => events.filter(e => e.shown).map(e => e.el.firstElementChild);
function step(by) {
  const l = lines(), open = document.activeElement && document.activeElement.closest("details.ev");
  let i = open ? l.indexOf(open.firstElementChild) : -1;
  if (i < 0) { i = l.findIndex(s => s.getBoundingClientRect().top >= 0); if (by > 0) i--; }
  const to = l[Math.max(0, Math.min(l.length - 1, i + by))];
  if (to) { to.focus({ preventScroll: true }); to.scrollIntoView({ block: "nearest" }); }
}
document.addEventListener("keydown", ev => {
  if (ev.ctrlKey || ev.metaKey || ev.altKey) return;
  const at = ev.target, typing = at === box, bar = at.closest && at.closest(".bars");
  if (ev.key === "/" && !typing) { ev.preventDefault(); box.focus(); box.select(); return; }
  if (typing) {
    if (ev.key === "Escape") { if (box.value) { box.value = ""; apply(); } else box.blur(); ev.preventDefault(); }
    if (ev.key === "ArrowDown") { ev.preventDefault(); const s = lines()[0]; if (s) s.focus(); }
    return;
  }
  if (bar && (ev.key === "ArrowLeft" || ev.key === "ArrowRight")) {
    const l = all("button:not(:disabled)", bar), to = l[l.indexOf(at) + (ev.key === "ArrowRight" ? 1 : -1)];
    if (to) { l.forEach(b => b.tabIndex = -1); to.tabIndex = 0; to.focus(); }
    ev.preventDefault();
    return;
  }
  const line = at.closest && at.closest("details.ev");
  if (ev.key === "j" || line && ev.key === "ArrowDown") { ev.preventDefault(); step(1); }
  if (ev.key === "k" || line && ev.key === "ArrowUp") { ev.preventDefault(); step(-1); }
  if (ev.key === "Escape" && line) { line.open = false; line.firstElementChild.focus(); }
});

all(".js").forEach(el => el.hidden = false);
all(".bars button:not(:disabled)").forEach((b, i) => b.tabIndex = i ? -1 : 0); // one stop for Tab, arrows inside
for (const b of empty) b.el.tabIndex = -1;
speak(first);
all(".bars").forEach(el => el.scrollLeft = el.scrollWidth); // on a phone the late years come first
addEventListener("hashchange", readHash);
readHash();
// the browser goes to the address's anchor, and takes the focus there, after this script ran
addEventListener("load", () => { if (/^#e/.test(location.hash)) setTimeout(readHash); });
})();
