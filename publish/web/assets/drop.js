// Adding documents: files dropped anywhere on the page are sent, and what becomes of them is shown as it goes on.
// The form and the page do the same without this script.
const one = (s, e = document) => e.querySelector(s);
const pause = ms => new Promise(done => setTimeout(done, ms));

// replace takes over what a whole page of the room has in its <main>, with the focus on what it says
function replace(html) {
  const next = new DOMParser().parseFromString(html, "text/html");
  const token = one("meta[name=testigo-token]", next), mine = one("meta[name=testigo-token]");
  if (token && mine) mine.content = token.content;
  one("main").replaceChildren(...one("main", next).childNodes);
  for (const e of document.querySelectorAll("main .js")) e.hidden = false;
  const head = one("#h-lot") || one("main h1");
  head.tabIndex = -1;
  head.focus();
  start();
}

function tell(says) {
  const status = one("[data-status]");
  if (status && status.textContent !== says) status.textContent = says;
}

async function watch() {
  let stage = "";
  for (let misses = 0; misses < 30; await pause(700)) {
    let now;
    try {
      const answer = await fetch("/add/progress", { headers: { Accept: "application/json" } });
      now = await answer.json();
      misses = 0;
    } catch {
      misses++; // the room may be closing, or busy
      continue;
    }
    if (!one("[data-active]")) return;
    if (!now.active) return replace(await (await fetch("/add")).text());
    one("#h-lot").textContent = now.says;
    one("[data-name]").textContent = now.name;
    bar(now.value, now.total);
    if (now.state + now.stage !== stage) tell(now.says); // not every document: somebody listens to this
    stage = now.state + now.stage;
  }
}

function bar(value, total) {
  const e = one("progress");
  if (!e) return;
  e.max = Math.max(total, 1);
  if (value < 0) e.removeAttribute("value"); else e.value = value;
}

// send posts files; fetch cannot tell how far a form is, XMLHttpRequest can
function send(files) {
  const zone = one(".zone");
  if (!zone || !files.length) return;
  const form = new FormData();
  for (const f of files) form.append("files", f, f.name);
  const x = new XMLHttpRequest();
  const progress = document.createElement("progress");
  progress.setAttribute("aria-label", one("h1").textContent);
  zone.replaceChildren(progress);
  x.upload.addEventListener("progress", e => { if (e.lengthComputable) { progress.max = e.total; progress.value = e.loaded; } });
  x.addEventListener("load", () => replace(x.responseText));
  x.addEventListener("error", () => location.reload());
  x.open("POST", "/add");
  x.setRequestHeader("X-Testigo-Token", one("meta[name=testigo-token]").content);
  x.send(form);
}

// filesOf lists what was dropped, with what is in its folders
async function filesOf(data) {
  const out = [], entries = [...data.items].map(i => i.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...data.files];
  const walk = async (e, depth) => {
    if (out.length > 5000 || depth > 20) return; // the room says how many are too many
    if (e.isFile) return out.push(await new Promise((yes, no) => e.file(yes, no)));
    const reader = e.createReader();
    for (;;) { // a reader gives its entries a hundred at a time
      const some = await new Promise((yes, no) => reader.readEntries(yes, no));
      if (!some.length) return;
      for (const s of some) await walk(s, depth + 1);
    }
  };
  for (const e of entries) await walk(e, 0);
  return out;
}

const carries = e => e.dataTransfer && [...e.dataTransfer.types].includes("Files");
let over = 0;
const mark = () => document.body.classList.toggle("dropping", over > 0);
addEventListener("dragenter", e => { if (carries(e)) { e.preventDefault(); over++; mark(); } });
addEventListener("dragleave", e => { if (carries(e)) { over = Math.max(0, over - 1); mark(); } });
addEventListener("dragover", e => { if (carries(e)) e.preventDefault(); });
addEventListener("drop", async e => {
  if (!carries(e)) return;
  e.preventDefault(); // else the browser would leave the page for the file
  over = 0;
  mark();
  send(await filesOf(e.dataTransfer));
});
document.addEventListener("submit", e => {
  if (!e.target.matches(".zone")) return;
  e.preventDefault();
  send([...one("#drop-files").files]);
});

function start() { if (one("[data-active]")) watch(); }
start();
