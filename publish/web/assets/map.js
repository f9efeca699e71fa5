// The map with a script: nearer and farther without leaving the page, and a slider that goes through the columns of the axis. Every view has
// an address of its own, and the page works without this file.
import { partOf } from "./room.js";

const root = document.getElementById("map");

async function show(address, { push = true } = {}) {
  const part = await partOf(root, address, "map");
  if (!part) return false;
  root.replaceChildren(...part.nodes);
  root.removeAttribute("aria-busy");
  if (push) history.pushState(null, "", part.url);
  enhance();
  return true;
}

root.addEventListener("click", e => {
  const a = e.target.closest("a[href^='/map']");
  if (!a || e.button || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  if (!moved) show(a.getAttribute("href"));
});
addEventListener("popstate", () => show(location.href, { push: false }));

let moved = false;

// zoom changes the part of the drawing that is seen; marks and letters keep their size
function zoomable(svg) {
  const W = +svg.dataset.width, H = +svg.dataset.height, view = { x: 0, y: 0, k: 1 };
  const sized = [...svg.querySelectorAll(".marks circle, .marks text, .area-names text")].map(e => ({ e, r: e.getAttribute("r"), x: +(e.getAttribute("cx") ?? e.getAttribute("x")), y: +(e.getAttribute("cy") ?? e.getAttribute("y")) }));
  const draw = () => {
    const small = Math.min(2.2, Math.max(1, W / (svg.clientWidth || W))); // a drawing shrunk to a phone keeps its letters and marks
    svg.classList.toggle("narrow", small > 1.6 && view.k < 2);
    view.k = Math.max(1, Math.min(24, view.k));
    view.x = Math.max(0, Math.min(W - W / view.k, view.x));
    view.y = Math.max(0, Math.min(H - H / view.k, view.y));
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${W / view.k} ${H / view.k}`);
    for (const s of sized) {
      if (s.r) s.e.setAttribute("r", s.r * Math.min(small, 1.5) / view.k);
      else s.e.setAttribute("transform", `translate(${s.x} ${s.y}) scale(${small / view.k}) translate(${-s.x} ${-s.y})`);
    }
  };
  const at = e => { const r = svg.getBoundingClientRect(); return { x: view.x + (e.clientX - r.left) / r.width * W / view.k, y: view.y + (e.clientY - r.top) / r.height * H / view.k }; };
  const zoom = (f, p) => {
    const k = Math.max(1, Math.min(24, view.k * f));
    view.x = p.x - (p.x - view.x) * view.k / k;
    view.y = p.y - (p.y - view.y) * view.k / k;
    view.k = k;
    draw();
  };
  svg.addEventListener("wheel", e => { if (e.ctrlKey) { e.preventDefault(); zoom(e.deltaY > 0 ? 1 / 1.3 : 1.3, at(e)); } }, { passive: false });
  for (const b of root.querySelectorAll("[data-zoom]")) b.addEventListener("click", () => zoom(b.dataset.zoom === "in" ? 1.6 : 1 / 1.6, { x: view.x + W / view.k / 2, y: view.y + H / view.k / 2 }));
  draw();
  let from = null;
  svg.addEventListener("dragstart", e => e.preventDefault());
  svg.addEventListener("pointerdown", e => { if (!e.button && view.k > 1) { from = at(e); moved = false; } });
  svg.addEventListener("pointermove", e => {
    if (!from) return;
    const p = at(e);
    if (!moved && Math.hypot(p.x - from.x, p.y - from.y) * view.k < 6) return;
    moved = true;
    svg.classList.add("moving");
    view.x += from.x - p.x;
    view.y += from.y - p.y;
    draw();
  });
  const end = () => { from = null; svg.classList.remove("moving"); setTimeout(() => { moved = false; }); };
  svg.addEventListener("pointerup", end);
  svg.addEventListener("pointerleave", end);
  svg.addEventListener("keydown", e => {
    if (e.key === "+" || e.key === "-") { e.preventDefault(); zoom(e.key === "+" ? 1.6 : 1 / 1.6, { x: view.x + W / view.k / 2, y: view.y + H / view.k / 2 }); }
  });
}

// the slider steps through the columns that hold anything
let playing = null, columns = null, all = null;

function slider() {
  const box = root.querySelector("#map-time");
  if (!box) return;
  if (!columns) { // those of the whole axis, kept while the slider moves along it
    columns = [...root.querySelectorAll(".axis a.col:not([aria-hidden])")].map(a => ({ href: a.getAttribute("href"), label: a.querySelector("title").textContent }));
    all = location.pathname + location.search;
  }
  const out = root.querySelector(".slide output"), here = columns.findIndex(c => new URL(c.href, location.href).search === location.search);
  box.max = columns.length;
  box.value = here + 1;
  out.textContent = here < 0 ? "" : columns[here].label;
  box.setAttribute("aria-valuetext", out.textContent);
  box.addEventListener("input", () => step(+box.value));
  const play = root.querySelector("[data-play]");
  play.setAttribute("aria-pressed", String(!!playing));
  play.addEventListener("click", () => {
    if (playing) { clearTimeout(playing); playing = null; play.setAttribute("aria-pressed", "false"); return; }
    playing = setTimeout(() => run(here + 1 < columns.length ? here + 2 : 1), 0);
  });
}

async function step(i) {
  const focused = document.activeElement?.id === "map-time";
  const ok = await show(i ? columns[i - 1].href : all, { push: false });
  if (ok) {
    history.replaceState(null, "", i ? columns[i - 1].href : all);
    slider();
    if (focused) root.querySelector("#map-time")?.focus();
  }
  return ok;
}

async function run(i) {
  if (i > columns.length || !await step(i)) { playing = null; return; }
  playing = setTimeout(() => run(i + 1), 900);
  root.querySelector("[data-play]")?.setAttribute("aria-pressed", "true");
}

function enhance() {
  for (const e of root.querySelectorAll(".js")) e.hidden = false;
  for (const e of root.querySelectorAll(".axis .how")) e.hidden = true; // the axis of this page is chosen from by columns
  const svg = root.querySelector("svg.map");
  if (svg) zoomable(svg);
  if (columns && !columns.some(c => new URL(c.href, location.href).search === location.search) && location.pathname + location.search !== all) columns = null; // another filter
  slider();
}
enhance();
