// The network with a script: the slider goes through the years without loading the page anew. Every year has an address of its own.
import { partOf } from "./room.js";

const root = document.getElementById("network");

async function show(address, push) {
  const part = await partOf(root, address, "network");
  if (!part) return;
  const slid = document.activeElement?.id === "net-time";
  root.replaceChildren(...part.nodes);
  root.removeAttribute("aria-busy");
  history[push ? "pushState" : "replaceState"](null, "", part.url);
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
