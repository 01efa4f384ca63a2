// The search page: finds as you type, and says how many pages it found. Loaded on that page only.
// Its index is a script too, which macros/search_index.py writes, so that it works from a disk. Without scripts the
// page shows lists.

const form = document.querySelector("form.search");
const box = form.querySelector("#q");
const count = form.querySelector("#count");
const found = form.querySelector("#found");
const warnings = [...form.querySelectorAll("[data-said]")].map((card) => ({
  card,
  phrases: phrasesOf(card.dataset.said),
}));
const root = new URL("../", document.baseURI);
const ignored = new Set(words(form.querySelector("[data-ignore]").dataset.ignore));
const MOST = 10; // rows that are shown
const LEAST = 0.15; // of the best row's score: what is further off only hides what fits
let engine;

// The words of a text as they are compared: no capitals, accents or apostrophes.
function words(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];
}

const counts = (word) => !ignored.has(word);

function phrasesOf(text) {
  return text.split(",").map(words);
}

// The same word, but for one letter that is wrong, missing, one too many or swapped. Short words must be right.
function alike(said, word) {
  if (said.length < 5 || Math.abs(said.length - word.length) > 1) return said === word;
  let same = 0;
  while (same < said.length && said[same] === word[same]) same++;
  const rest = (inSaid, inWord) => said.slice(same + inSaid) === word.slice(same + inWord);
  const swapped = said[same] === word[same + 1] && said[same + 1] === word[same];
  return rest(1, 1) || rest(1, 0) || rest(0, 1) || (swapped && rest(2, 2));
}

// Where the words of a phrase stand among those of a person, in any order; nothing unless all are there.
function places(phrase, said) {
  const at = phrase.map((word) => said.findIndex((other) => alike(other, word)));
  return at.length > 0 && !at.includes(-1) ? at.sort((a, b) => a - b) : undefined;
}

function load() {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = new URL("search/index.js", root);
    script.addEventListener("load", () => done(build(globalThis.searchIndex)));
    script.addEventListener("error", fail);
    document.head.append(script);
  });
}

async function build({ pages, sections, everyday }) {
  const rows = [
    ...pages.map(([address, title, line, find, text, level]) => ({ address, title, line, find, text, level })),
    ...sections.map(([page, anchor, title, line, find, text]) => {
      const [address, of, described] = pages[page];
      return { address: `${address}#${anchor}`, title, line: line ?? described, find, text, of };
    }),
  ].map((row, id) => ({ id, ...row }));
  const search = new MiniSearch({
    fields: ["title", "find", "line", "text"],
    tokenize: words,
    processTerm: (word) => word, // they are as they must be
    searchOptions: {
      boost: { title: 6, find: 5, line: 2, text: 0.5 },
      weights: { prefix: 0.8, fuzzy: 0.4 },
      prefix: (word) => word.length > 2,
      bm25: { k: 1.2, b: 0.1, d: 0.5 }, // a long title is no worse than a short one
    },
  });
  await search.addAllAsync(rows, { chunkSize: 40 }); // typing stays quick on a slow phone
  const meanings = everyday.flatMap(([word, said]) => {
    const ours = words(word).filter(counts);
    return phrasesOf(said).map((phrase) => ({ phrase, ours }));
  });
  return { rows, search, meanings };
}

// What a person says, part by part: each with the words of our pages for it. The longest phrase takes its words first.
function parts(said, meanings) {
  const hits = meanings.map(({ phrase, ours }) => ({ at: places(phrase, said), ours })).filter(({ at }) => at);
  const named = new Map();
  const taken = new Set();
  for (const { at, ours } of hits.sort((a, b) => b.at.length - a.at.length)) {
    const key = at.join();
    const overlaps = at.some((place) => taken.has(place));
    if (!overlaps) named.set(key, { words: at.map((place) => said[place]), ours: [] });
    named.get(key)?.ours.push(ours);
    for (const place of at) taken.add(place);
  }
  const left = said.filter((_, place) => !taken.has(place));
  const counting = left.filter(counts);
  const other = named.size + counting.length > 0 ? counting : left; // "what is it" finds what it can
  return [...named.values(), ...other.map((word) => ({ words: [word], ours: [] }))];
}

// What fits one part: the score of each row, for the words that were said and for ours.
function scoresOf(part, search) {
  const known = part.words.every((word) => search.search(word).length > 0);
  const fuzzy = part.ours.length === 0 && !known && ((word) => word.length > 4 && 0.2);
  const scores = new Map();
  for (const queries of [part.words, ...part.ours]) {
    for (const { id, score } of search.search({ combineWith: "AND", queries }, { fuzzy })) {
      const each = score / queries.length ** 2; // the engine adds the words' scores, then multiplies by their number
      scores.set(id, each + (scores.get(id) ?? 0));
    }
  }
  return scores;
}

// The rows that fit, best first, one a page. All parts are better than some of them; `whole` leaves no other rows.
function fitting(query, { rows, search, meanings }, whole) {
  const all = parts(words(query), meanings).map((part) => scoresOf(part, search));
  const scored = rows.map((row) => {
    const scores = all.map((part) => part.get(row.id) ?? 0);
    const share = scores.filter(Boolean).length / all.length;
    const easier = row.level ? 1.1 - 0.05 * row.level : 1; // of two that fit alike, the lower level comes first
    return { row, share, score: easier * share * scores.reduce((sum, score) => sum + score, 0) };
  });
  const best = new Map();
  for (const { row, share, score } of scored.sort((a, b) => b.score - a.score)) {
    const fits = score > LEAST * scored[0].score && (share === 1 || !whole);
    if (fits && !best.has(pageOf(row.address))) best.set(pageOf(row.address), row);
  }
  return [...best.values()];
}

const pageOf = (address) => address.split("#")[0];

// From a disk no server adds the name of the page to the name of its folder.
function link(address) {
  const [page, anchor] = address.split("#");
  const file = location.protocol === "file:" ? "index.html" : "";
  return new URL(`${page}${file}${anchor ? `#${anchor}` : ""}`, root);
}

function show(results) {
  found.replaceChildren(
    ...results.map(({ address, title, line, of }) => {
      const item = document.createElement("li");
      const to = item.appendChild(document.createElement("a"));
      to.href = link(address);
      to.textContent = of ?? title;
      if (of) to.appendChild(document.createElement("b")).textContent = title; // the section comes below its page
      item.appendChild(document.createElement("span")).textContent = line;
      return item;
    }),
  );
}

function say(results) {
  const { none, one, many } = count.dataset;
  const message = results.length === 0 ? none : results.length === 1 ? one : many;
  count.textContent = message.replace("{n}", results.length);
}

// Shows the warning that the words call for, and gives the address that must come first.
function warn(query) {
  const said = words(query);
  const urgent = warnings.find(({ phrases }) => phrases.some((phrase) => places(phrase, said)));
  for (const { card } of warnings) card.hidden = card !== urgent?.card;
  return urgent?.card.dataset.page;
}

function rowOf(address, rows) {
  return { ...rows.find((row) => row.address === pageOf(address)), address };
}

async function find() {
  const query = box.value.trim();
  const address = new URL(location.href);
  query ? address.searchParams.set("q", query) : address.searchParams.delete("q");
  history.replaceState(null, "", address);
  const first = warn(query);
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
  if (query !== box.value.trim()) return;
  const { rows } = loaded;
  let results = fitting(query, loaded, Boolean(first));
  if (first) results = [rowOf(first, rows), ...results.filter((row) => pageOf(row.address) !== pageOf(first))];
  results = results.slice(0, MOST);
  say(results);
  show(results.length > 0 ? results : found.dataset.instead.split(" ").map((page) => rowOf(page, rows)));
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
