// The network with a script: the slider goes through the years without loading the page anew. Every year has an address of its own.
import { fragment } from "./room.js";

const root = document.getElementById("network");
let turn = 0;

async function show(address, push) {
  const mine = ++turn, url = new URL(address, location.href), ask = new URL(url);
  ask.searchParams.set("fragment", "network");
  root.setAttribute("aria-busy", "true");
  let html;
  try {
    const answer = await fetch(ask, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    html = await answer.text();
  } catch {
    if (mine === turn) location.assign(url);
    return;
  }
  if (mine !== turn) return;
  const slid = document.activeElement?.id === "net-time";
  root.replaceChildren(...fragment(html));
  root.removeAttribute("aria-busy");
  history[push ? "pushState" : "replaceState"](null, "", url);
  enhance();
  if (slid) root.querySelector("#net-time")?.focus();
}

root.addEventListener("click", e => {
  const a = e.target.closest(".net-years a");
  if (!a || e.button || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  show(a.getAttribute("href"), true);
});
addEventListener("popstate", () => show(location.href, false));

function enhance() {
  for (const e of root.querySelectorAll(".js")) e.hidden = false;
  const box = root.querySelector("#net-time"), links = [...root.querySelectorAll(".net-years a")];
  if (!box) return;
  const here = Math.max(0, links.findIndex(a => a.hasAttribute("aria-current"))), out = root.querySelector(".slide output");
  box.max = links.length - 1;
  box.value = here;
  out.textContent = links[here].firstChild.textContent.trim();
  box.setAttribute("aria-valuetext", out.textContent);
  box.addEventListener("input", () => show(links[box.value].getAttribute("href"), false));
}
enhance();
