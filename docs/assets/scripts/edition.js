// Where a printed code leads: says whether the copy that was scanned is the newest, from what stands in the page itself.
// An address that ends in #e-abcdef or in &e=abcdef names the copy. Any other address shows nothing; nothing is asked.

const copy = document.querySelector(".copy");
const { newest, isNewest, isOlder, isWithdrawn, isUnknown } = copy.dataset;
const [listed, withdrawn] = [copy.dataset.listed, copy.dataset.withdrawn].map((ids) => ids.split(" ").filter(Boolean));
const link = copy.querySelector("a");
const page = link.getAttribute("href");

// The letters that the address names, in any case; nothing when it names no copy.
function scanned() {
  return /(?:^#e-|&e=)(.*)$/.exec(location.hash)?.[1].toLowerCase();
}

function say(words, { warns, more }) {
  copy.className = warns ? "copy stop" : "copy panel sea";
  copy.hidden = false;
  link.hidden = !more;
  link.href = page + more;
  copy.querySelector("b").textContent = words;
}

function answer() {
  const id = scanned();
  copy.hidden = id === undefined;
  if (copy.hidden) return;
  if (withdrawn.includes(id)) say(isWithdrawn, { warns: true, more: `#e-${id}` });
  else if (id === newest) say(isNewest, { warns: false, more: "" });
  else if (listed.includes(id)) say(isOlder, { warns: false, more: `#e-${id}` });
  else say(isUnknown, { warns: true, more: `#e-${newest}` });
}

answer();
addEventListener("hashchange", answer);
// The browser goes to the copy's own place further down; the answer comes first.
addEventListener("load", () => copy.hidden || copy.scrollIntoView({ block: "center" }));
