// Links highlights and the notes in the margin, walks statements with n and p, and finds the words that #c:START-END names
// (code points of the document's text).
const doc = document.querySelector(".doc");
const runsOf = key => doc.querySelectorAll(`.on[data-s~="${key}"]`), boxOf = key => doc.querySelector(`.box[data-s="${key}"]`), cardOf = key => doc.querySelector(`.card[data-s="${key}"]`);
let lit = "";

function light(key) {
  if (key === lit) return;
  for (const e of doc.querySelectorAll(".lit, .lit-card")) e.classList.remove("lit", "lit-card");
  lit = key;
  if (!key) return;
  for (const e of runsOf(key)) e.classList.add("lit");
  boxOf(key)?.classList.add("lit");
  cardOf(key)?.classList.add("lit-card");
}
const keyAt = e => {
  const card = e.closest?.(".card, .box"), run = e.closest?.(".on"); // a box is a statement on the page as printed
  return card ? card.dataset.s : run ? run.dataset.s.split(" ").pop() : "";
};
doc.addEventListener("pointerover", e => light(keyAt(e.target)));
doc.addEventListener("focusin", e => light(keyAt(e.target)));
doc.addEventListener("click", e => {
  const run = e.target.closest(".on, .box");
  if (!run || getSelection().toString()) return;
  const card = cardOf(keyAt(run));
  card?.querySelector(".cite").focus();
});

document.addEventListener("keydown", e => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, select, textarea") || !["n", "p", "ArrowDown", "ArrowUp"].includes(e.key)) return;
  const cards = [...doc.querySelectorAll(".card .cite")], here = cards.indexOf(document.activeElement);
  if (e.key.startsWith("Arrow") && here < 0) return; // arrows scroll, until a note has the focus
  const to = cards[here < 0 ? cards.findIndex(c => c.getBoundingClientRect().top > 0) : here + (e.key === "n" || e.key === "ArrowDown" ? 1 : -1)];
  if (!to) return;
  e.preventDefault();
  to.focus({ preventScroll: true });
  const run = runsOf(to.closest(".card").dataset.s)[0];
  (run || to).scrollIntoView({ block: "center" });
});

// cite marks the words of a span. It walks the text of the paragraphs, each of which knows where it begins.
function cite() {
  for (const e of doc.querySelectorAll(".cited")) e.classList.remove("cited");
  CSS.highlights?.delete("cited");
  const hash = /^#c:(\d+)-(\d+)/.exec(decodeURIComponent(location.hash)), m = hash || /^(\d+)-(\d+)$/.exec(doc.dataset.cited ?? "");
  if (!m) return;
  const start = +m[1], end = +m[2];
  const range = new Range();
  let first = null, found = false;
  for (const p of doc.querySelectorAll("[data-c]")) {
    let at = +p.dataset.c;
    if (at >= end) break;
    const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    for (let n; n = walk.nextNode();) {
      const points = [...n.data], next = at + points.length;
      const offset = cp => points.slice(0, cp - at).join("").length;
      if (next > start && at < end) {
        if (!first) { range.setStart(n, offset(Math.max(start, at))); first = n; }
        range.setEnd(n, offset(Math.min(end, next)));
        found = true;
      }
      at = next;
    }
  }
  if (!found && !hash) return;
  if (!found) { // in another part of a long document
    const url = new URL(location.href);
    if (url.searchParams.get("at") !== m[1]) { url.searchParams.set("at", m[1]); location.replace(url); }
    return;
  }
  first.parentElement.closest("details.fold")?.setAttribute("open", "");
  if (window.Highlight && CSS.highlights) CSS.highlights.set("cited", new Highlight(range));
  else first.parentElement.classList.add("cited");
  const box = range.getBoundingClientRect();
  if (hash) scrollTo({ top: scrollY + box.top - innerHeight * .35, behavior: "instant" });
  const key = keyAt(first.parentElement);
  if (key) light(key);
}
// words that are selected have an address, too
const offer = document.querySelector(".cite-these");
function place(node, offset) { // in code points of the document's text; null outside of it
  const p = (node.nodeType === 1 ? node : node.parentElement)?.closest(".words[data-c]");
  if (!p) return null;
  const before = new Range();
  before.setStart(p, 0);
  before.setEnd(node, offset);
  return +p.dataset.c + [...before.toString()].length;
}
document.addEventListener("selectionchange", () => {
  const s = getSelection(), range = s.rangeCount && !s.isCollapsed && s.getRangeAt(0);
  const start = range && place(range.startContainer, range.startOffset), end = range && place(range.endContainer, range.endOffset);
  offer.hidden = !(end > start && start !== null);
  if (offer.hidden) return;
  const box = range.getBoundingClientRect();
  offer.setAttribute("href", `#c:${start}-${end}`);
  offer.style.top = scrollY + box.bottom + 6 + "px";
  offer.style.left = Math.max(8, Math.min(scrollX + box.left, innerWidth - 200)) + "px";
});
offer.addEventListener("mousedown", e => e.preventDefault()); // the selection stays, and with it the link that is being pressed
addEventListener("hashchange", cite);
cite();
