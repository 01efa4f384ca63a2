// The page "Find an exercise": leaves the exercises that fit what a person has chosen, and says how many each choice
// would leave. What leads to an exercise is written in its row, by macros/facts/finding.py; here it is only compared.
// The choices stand in the address, so that back, reload and sharing keep them. Loaded on that page only.

const form = document.querySelector("#find");
const inputs = [...form.querySelectorAll("input")];
const numbers = new Map(inputs.map((input) => [input, input.parentElement.querySelector("b")]));
const more = form.querySelector("details");
const list = document.querySelector(".fitting");
const sections = [...list.querySelectorAll("section")];
const rows = [...list.querySelectorAll("[data-fits]")].map((row) => ({
  row,
  fits: new Set(row.dataset.fits.trim().split(" ")),
}));
const status = list.querySelector("[role=status]");
const all = list.querySelector("button");
let pause; // until the hand rests

const choice = (input) => `${input.name}=${input.value}`;
const chosen = () => inputs.filter((input) => input.checked && input.value);
const fitting = (choices) => rows.filter(({ fits }) => choices.every((name) => fits.has(name)));

// How many exercises would be left if a person chose this too: in place of what its radio buttons say now.
function leaves(input, now) {
  const others = now.filter((other) => input.type !== "radio" || other.name !== input.name);
  return fitting([...others, ...(input.value ? [input] : [])].map(choice)).length;
}

function show() {
  const now = chosen();
  const left = new Set(fitting(now.map(choice)));
  for (const each of rows) each.row.hidden = !left.has(each);
  for (const section of sections) section.hidden = !section.querySelector("[data-fits]:not([hidden])");
  for (const [input, number] of numbers) {
    const count = String(leaves(input, now));
    if (number.textContent !== count) number.textContent = count;
  }
  return left.size;
}

function tell(count) {
  const words = status.dataset;
  const message = count === 0 ? words.none : count === 1 ? words.one : words.many;
  status.textContent = message.replace("{n}", count);
}

// Nothing but what the form knows is taken from the address.
function read() {
  const asked = new Set([...new URLSearchParams(location.search)].map(([name, value]) => `${name}=${value}`));
  for (const input of inputs) input.checked = input.defaultChecked;
  for (const input of inputs) if (asked.has(choice(input))) input.checked = true;
  more.open ||= matchMedia("(min-width: 60rem)").matches || chosen().some((input) => more.contains(input));
  clearTimeout(pause);
  tell(show());
}

function keep() {
  const address = new URL(location.href);
  address.search = new URLSearchParams(chosen().map((input) => [input.name, input.value]));
  history.replaceState(null, "", address);
}

// A choice is answered at once on a slow phone too: what is on the screen comes first, then the address. Rows further
// down are laid out, and a screen reader hears the number, once the hand rests.
function changed() {
  list.classList.add("choosing");
  const count = show();
  requestAnimationFrame(() => setTimeout(keep));
  clearTimeout(pause);
  pause = setTimeout(() => {
    list.classList.remove("choosing");
    tell(count);
  }, 300);
}

form.addEventListener("change", changed);
form.addEventListener("submit", (event) => event.preventDefault()); // Enter on a choice would load the page again
all.addEventListener("click", () => {
  for (const input of inputs) input.checked = input.defaultChecked;
  changed();
});
addEventListener("popstate", read);
read();
