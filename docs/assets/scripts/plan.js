// The page that a plan's code leads to: shows the days and the exercises that the address names, in their order.
// The code is the part behind #, which no browser sends. It is only compared with the list in the page, never put into it.

// p: days from 1, Monday, to 7, if the plan names any, then ids of exercises. m: minutes. n: the changes to show, of f, h
// and d; without it all. w: ids of reasons. e: the edition, which edition.js reads. Such as in
// #p=14.seated-march.slow-breathing&m=10&n=fd&w=new.no-cause&e=abcdef
const CODE = /^(?:([1-7]{1,7})\.)?([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*)$/;
const LONGEST = 1000;

const scan = document.querySelector(".scan");
const [hint, broken, plan, all] = [".hint", ".broken", ".scanned", ".everything"].map((part) => scan.querySelector(`:scope > ${part}`));
const exercises = new Map([...all.children].map((item) => [item.dataset.id, item]));

// The parts of the address by their letters. Nothing is decoded: no part may hold a letter that would need it.
function parts(hash) {
  return Object.fromEntries(hash.slice(1).split("&").map((part) => [part.slice(0, 1), part.slice(2)]));
}

// A copy of an exercise's row; a plain sentence for one that is not here any more.
function row(id, notes) {
  if (!exercises.has(id)) {
    const item = document.createElement("li");
    item.textContent = plan.dataset.gone;
    return item;
  }
  const copy = exercises.get(id).cloneNode(true);
  if (notes) copy.querySelectorAll("[data-note]").forEach((note) => (note.hidden = !notes.includes(note.dataset.note)));
  return copy;
}

// What an earlier row has said in the same words is marked: on paper it stands once, so that a plan fits two pages.
function markRepeats(rows) {
  const said = new Set();
  for (const note of rows.flatMap((item) => [...item.querySelectorAll("[data-note]:not([hidden])")])) {
    note.classList.toggle("said-before", said.has(note.textContent));
    said.add(note.textContent);
  }
}

// Why the plan is as it is, by the ids of reasons.
function tell(reasons) {
  const items = [...plan.querySelectorAll("[data-reason]")];
  items.forEach((item) => (item.hidden = !reasons.split(".").includes(item.dataset.reason)));
  plan.querySelector(".why").hidden = items.every((item) => item.hidden);
}

// A code for the camera of a phone, as one path. A stick has no address that a phone could open.
// What draws it is loaded with the first plan, and the page reads well without it.
function drawCode() {
  const box = plan.querySelector(".qr");
  box.hidden = location.protocol === "file:";
  if (box.hidden) return;
  if (!globalThis.leanQr) {
    const maker = document.querySelector(".qr-maker");
    if (!maker) return; // it is on its way
    const script = document.importNode(maker.content.firstElementChild, true);
    maker.remove();
    script.addEventListener("load", drawCode);
    document.body.append(script);
    return;
  }
  const code = globalThis.leanQr.generate(location.href);
  let path = "";
  for (let y = 0; y < code.size; y++) for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("viewBox", `-4 -4 ${code.size + 8} ${code.size + 8}`);
  picture.setAttribute("aria-hidden", "true");
  picture.append(document.createElementNS("http://www.w3.org/2000/svg", "path"));
  picture.firstChild.setAttribute("d", path);
  box.replaceChildren(picture);
}

function lay() {
  const { hash } = location;
  const { p = "", m = "", n, w = "" } = parts(hash);
  const code = hash.startsWith("#p=") && hash.length <= LONGEST && CODE.exec(p);
  plan.hidden = !code;
  all.hidden = Boolean(code);
  hint.hidden = hash.startsWith("#p");
  broken.textContent = hint.hidden && !code ? broken.dataset.broken : "";
  if (!code) return;
  const [, days = "", ids] = code;
  const names = plan.dataset.days.split("|").filter((_, number) => days.includes(number + 1));
  const on = plan.querySelector(".on");
  on.textContent = names.join(", ");
  on.parentElement.hidden = !days;
  const about = plan.querySelector(".about");
  about.textContent = /^[1-9]\d?$/.test(m) ? about.dataset.about.replace("{n}", m) : "";
  const rows = ids.split(".").map((id) => row(id, n));
  markRepeats(rows);
  plan.querySelector(".plan-list").replaceChildren(...rows);
  plan.querySelector(".code").textContent = p;
  tell(w);
  drawCode();
}

plan.querySelector(".print-plan").addEventListener("click", () => print());
lay();
addEventListener("hashchange", lay);
