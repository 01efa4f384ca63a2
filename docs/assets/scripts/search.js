// The search page: reads the index that the build wrote, finds as you type, and says how many pages it found.
// Loaded on that page only. Without it the page shows plain lists.

const form = document.querySelector("form.search");
const box = form.querySelector("#q");
const count = form.querySelector("#count");
const found = form.querySelector("#found");
const root = new URL("../", document.baseURI);
let engine;

async function load() {
  const index = await (await fetch(new URL("search/search_index.json", root))).json();
  const pages = index.docs.filter((page) => page.location && page.title);
  const search = new MiniSearch({
    idField: "location",
    fields: ["title", "text"],
    storeFields: ["title", "location"],
    searchOptions: { boost: { title: 4 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
  });
  search.addAll(pages);
  const titles = new Map(pages.map((page) => [page.location, plain(page.title)]));
  return { search, titles };
}

// The index holds titles with entities, such as &amp;
function plain(html) {
  const text = document.createElement("textarea");
  text.innerHTML = html;
  return text.value;
}

// One row a page: its best section stands for it.
function onePerPage(results) {
  const seen = new Map();
  for (const result of results) {
    const page = result.location.split("#")[0];
    if (!seen.has(page)) seen.set(page, result);
  }
  return [...seen.values()].slice(0, 20);
}

function show(results, titles) {
  found.replaceChildren(
    ...results.map((result) => {
      const item = document.createElement("li");
      const link = item.appendChild(document.createElement("a"));
      link.href = new URL(result.location, root);
      link.textContent = titles.get(result.location.split("#")[0]);
      const section = plain(result.title);
      if (section !== link.textContent) item.appendChild(document.createElement("span")).textContent = section;
      return item;
    }),
  );
  const words = count.dataset;
  const message = results.length === 0 ? words.none : results.length === 1 ? words.one : words.many;
  count.textContent = message.replace("{n}", results.length);
}

async function find() {
  const query = box.value.trim();
  const address = new URL(location.href);
  query ? address.searchParams.set("q", query) : address.searchParams.delete("q");
  history.replaceState(null, "", address);
  if (!query) {
    found.replaceChildren();
    count.textContent = "";
    return;
  }
  if (!engine) count.textContent = count.dataset.wait;
  engine ??= load();
  let loaded;
  try {
    loaded = await engine;
  } catch {
    engine = undefined; // the next word tries again
    count.textContent = count.dataset.failed;
    return;
  }
  const { search, titles } = loaded;
  if (query === box.value.trim()) show(onePerPage(search.search(query)), titles);
}

let pause;
box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(find, 250); // a screen reader hears the count once the hand rests
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  find();
});
box.value = new URL(location.href).searchParams.get("q") ?? "";
if (box.value) find();
