// Words of a document that are selected can become an event: the link carries their place, in code points of the text.
const link = document.getElementById("add-selection"), doc = document.querySelector(".doc");

function placeOf(node, offset) {
  const p = (node.nodeType === 1 ? node : node.parentElement)?.closest(".doc [data-c]");
  if (!p) return null;
  const before = new Range();
  before.selectNodeContents(p);
  before.setEnd(node, offset);
  return +p.dataset.c + [...before.toString()].length;
}
document.addEventListener("selectionchange", () => {
  const s = getSelection();
  link.hidden = true;
  if (s.isCollapsed || !s.rangeCount) return;
  const range = s.getRangeAt(0), start = placeOf(range.startContainer, range.startOffset), end = placeOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start || end - start > 600) return;
  link.href = `/review/add?doc=${link.dataset.doc}&start=${start}&end=${end}`;
  link.hidden = false;
});
link.addEventListener("mousedown", e => e.preventDefault()); // the selection stays, and with it the link that is being pressed
doc?.classList.add("selectable");
