"use strict";
// Finds the lines that hold all words, accents and case aside. The parts of the index call TESTIGO.push when they have come.
const TESTIGO = (() => {
  const lines = [];
  const input = document.getElementById("words"), list = document.getElementById("found"), count = document.getElementById("count");
  const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const most = 200;
  function show() {
    const words = fold(input.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    list.replaceChildren();
    count.textContent = "";
    if (!words.length) return;
    let n = 0;
    for (const [folded, line, href] of lines) {
      if (!words.every((w) => (" " + folded).includes(" " + w))) continue;
      if (++n > most) continue;
      const item = document.createElement("li"), link = document.createElement("a"), text = document.createElement("bdi");
      link.href = href;
      text.textContent = line;
      link.append(text);
      item.append(link);
      list.append(item);
    }
    count.textContent = n ? `${n > most ? most + " / " : ""}${n} ${count.dataset.found}` : count.dataset.none;
  }
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(show, 120); };
  input.addEventListener("input", soon);
  input.value = decodeURIComponent(location.hash.slice(1));
  return { push(part) { for (const l of part) lines.push(l); soon(); } };
})();
