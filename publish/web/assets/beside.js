// Two texts side by side: n and p walk from pair to pair; a highlight and its note light each other on their own side.
const root = document.querySelector(".beside");

function light(e) {
  for (const lit of root.querySelectorAll(".lit, .lit-card")) lit.classList.remove("lit", "lit-card");
  const on = e.target.closest?.(".on, .card");
  if (!on) return;
  const side = on.closest(".side"), key = on.dataset.s.split(" ").pop();
  for (const run of side.querySelectorAll(`.on[data-s~="${key}"]`)) run.classList.add("lit");
  side.querySelector(`.card[data-s="${key}"]`)?.classList.add("lit-card");
}
root.addEventListener("pointerover", light);
root.addEventListener("focusin", light);

document.addEventListener("keydown", e => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, select, textarea") || e.key !== "n" && e.key !== "p") return;
  const rows = [...root.querySelectorAll(".no")], here = rows.indexOf(document.activeElement.closest(".pair")?.querySelector(".no"));
  const to = rows[here < 0 ? rows.findIndex(r => r.getBoundingClientRect().top > 0) : here + (e.key === "n" ? 1 : -1)];
  if (!to) return;
  e.preventDefault();
  to.focus({ preventScroll: true });
  to.closest(".pair").scrollIntoView({ block: "center" });
});
