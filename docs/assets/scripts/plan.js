// The page that a plan sheet's code leads to: shows the days and the exercises that the address names, in their order.
// The code is the part behind #, which no browser sends. It is only compared with the list in the page, never put into it.

// Days from 1, Monday, to 7, if the plan names any, then ids of exercises: #p=14.seated-march.slow-breathing&e=abcdef
const CODE = /^#p=(?:([1-7]{1,7})\.)?([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*)(?:&e=.*)?$/;
const LONGEST = 1000;

const [hint, broken, plan, all] = [".hint", ".broken", ".scanned", ".list"].map((part) => document.querySelector(`.scan ${part}`));
const exercises = new Map([...all.children].map((item) => [item.dataset.id, item]));

// A copy of an exercise's row; a plain sentence for one that is not here any more.
function row(id) {
  if (exercises.has(id)) return exercises.get(id).cloneNode(true);
  const item = document.createElement("li");
  item.textContent = plan.dataset.gone;
  return item;
}

function lay() {
  const hash = location.hash;
  const code = hash.length <= LONGEST && CODE.exec(hash);
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
  plan.querySelector("ol").replaceChildren(...ids.split(".").map(row));
}

lay();
addEventListener("hashchange", lay);
