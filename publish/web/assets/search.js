// Results as one types. The address follows, and works without this file.
import { fragment } from "./room.js";

const box = document.getElementById("find"), results = document.getElementById("results");
let turn = 0, waiting;

async function ask() {
  const mine = ++turn, url = new URL("/search", location.href);
  url.searchParams.set("q", box.value);
  history.replaceState(null, "", url);
  url.searchParams.set("fragment", "results");
  const answer = await fetch(url).catch(() => null);
  if (mine !== turn || !answer?.ok) return;
  results.replaceChildren(...fragment(await answer.text()));
}
box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
