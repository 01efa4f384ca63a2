// My plan: shows one question at a time and follows the table that the build wrote. It knows no rule: the table says which
// question comes next, where a red flag stops, and which plan an answer leads to. Answers stand in the address behind #,
// which no browser sends, so Back and reload work and nothing is stored. Every answer is a link to the next address.

const table = globalThis.planTable;
const asking = document.querySelector(".asking");
const problem = asking.querySelector(".problem");
const screens = [...asking.querySelectorAll(".question, .halt")];
const title = document.title;
const ANSWERS = /^#a=([0-9a-f]+)-([0-9a-z]{0,60})$/;

const address = (answers) => `#a=${table.version}-${answers}`;
const screen = (kind, question) => screens.find((each) => each.classList.contains(kind) && each.dataset.question === question);

// The way through the table: each answer that was given, and where the last one leads. Nothing for an answer that is not there.
function walk(answers) {
  const steps = [];
  let next = table.first;
  for (const letter of answers) {
    const [question, ...ways] = table.nodes[next] ?? [];
    const answer = parseInt(letter, 36);
    if (!(answer in ways)) return undefined;
    steps.push({ question: table.questions[question], answer });
    next = ways[answer];
  }
  return { steps, next };
}

// What was chosen at a step: the one answer, or every tick, as elements that carry what a plan's address needs.
function chosen({ question, answer }) {
  const boxes = [...screen("question", question).querySelectorAll("input")];
  if (boxes.length) return boxes.filter((_, number) => answer & (1 << number));
  return [screen("question", question).querySelectorAll("a.answer")[answer]];
}

// The address of a plan: days and exercises, minutes, changes to show, reasons, and the edition that it comes from.
function planAddress(steps, number) {
  const given = steps.flatMap(chosen);
  const told = (name, between = "") => given.map((answer) => answer.dataset[name]).filter(Boolean).join(between);
  const exercises = table.plans[-number - 1].map((each) => table.exercises[each]);
  const page = asking.querySelector(".to-plan").getAttribute("href");
  const parts = { p: [told("days"), ...exercises].join("."), m: told("minutes"), n: told("notes"), w: told("why", ".") };
  const filled = Object.entries(parts).filter(([, value]) => value);
  return `${page}#${filled.map(([key, value]) => `${key}=${value}`).join("&")}&e=${asking.dataset.edition}`;
}

function ask(question, answers, steps, ways) {
  const leadsTo = (answer) => {
    const way = ways[answer];
    return way < 0 ? planAddress([...steps, { question, answer }], way) : address(answers + answer.toString(36));
  };
  const shown = screen("question", question);
  shown.querySelectorAll("a.answer").forEach((link, answer) => link.setAttribute("href", leadsTo(answer)));
  const form = shown.querySelector("form");
  if (form) {
    form.onsubmit = (event) => {
      event.preventDefault();
      const ticked = [...form.querySelectorAll(":checked")];
      location.href = leadsTo(ticked.reduce((sum, box) => sum | (1 << Number(box.value)), 0));
    };
  }
  return shown;
}

function lay(event) {
  const found = ANSWERS.exec(location.hash);
  const [, version, answers = ""] = found ?? [];
  const way = found && version === table.version ? walk(answers) : undefined;
  const tried = location.hash.startsWith("#a=");
  screens.forEach((each) => (each.hidden = true));
  problem.textContent = way || !tried ? "" : found && version !== table.version ? asking.dataset.old : asking.dataset.broken;
  let shown;
  if (way?.next === "stop") shown = screen("halt", way.steps.at(-1).question);
  else if (way?.next >= 0) {
    const [question, ...ways] = table.nodes[way.next];
    shown = ask(table.questions[question], answers, way.steps, ways);
  } else if (way) location.replace(planAddress(way.steps, way.next));
  document.documentElement.classList.toggle("is-asking", Boolean(shown));
  document.title = shown ? `${shown.querySelector("h2").textContent.trim()} – ${title}` : title;
  if (!shown) {
    if (event) document.getElementById(location.hash.slice(1))?.scrollIntoView(); // the page had no such place till now
    return;
  }
  shown.hidden = false;
  shown.querySelector(".back a").setAttribute("href", answers ? address(answers.slice(0, -1)) : location.pathname);
  if (!event) return; // a page that was opened with answers begins at its top
  scrollTo(0, 0);
  shown.querySelector("h2").focus({ preventScroll: true });
}

asking.querySelector(".start a").setAttribute("href", address(""));
addEventListener("hashchange", lay);
lay();
