// An exercise page: shows how its picture moves, once a person asks for it. Nothing is loaded and nothing moves before.
// Loaded on those pages only. Without it the still picture and its captions say the same.

const ROUNDS = 2;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

// The movement comes as a script that leaves its text behind: a page that lies on a disk may fetch nothing.
async function load(figure) {
  const script = document.createElement("script");
  script.src = figure.dataset.movement;
  delete globalThis.movement;
  try {
    await new Promise((arrived, failed) => {
      script.onload = arrived;
      script.onerror = failed;
      document.head.append(script);
    });
  } finally {
    script.remove();
  }
  const svg = new DOMParser().parseFromString(globalThis.movement, "image/svg+xml").documentElement;
  if (!svg.querySelector(".frame")) throw new Error("no frames");
  return document.importNode(svg, true);
}

// How far the movement is, from 0 to 1, so many seconds into a round; there, held, and back.
function share(time, { up, hold, down }) {
  if (time < up) return time / up;
  if (time < up + hold) return 1;
  return Math.max(0, 1 - (time - up - hold) / down);
}

function prepare(figure) {
  const still = figure.querySelector(".drawing");
  const panel = figure.querySelector(".play");
  const button = panel.querySelector("button");
  const status = panel.querySelector("[role=status]");
  let moving; // the picture with its frames, once it is here
  let run = 0; // each press begins a new run, and what an older one still does is void

  function stop(message) {
    run += 1;
    if (moving?.isConnected) moving.replaceWith(still);
    button.setAttribute("aria-pressed", "false");
    status.textContent = message;
  }

  function play() {
    const tempo = Object.fromEntries(["up", "hold", "down"].map((part) => [part, Number(figure.dataset[part])]));
    const round = tempo.up + tempo.hold + tempo.down;
    const frames = [...moving.querySelectorAll(".frame")];
    const own = run;
    let start;
    let shown;
    moving.setAttribute("class", "drawing");
    moving.setAttribute("role", "img");
    moving.setAttribute("aria-label", still.getAttribute("aria-label"));
    moving.style.height = `${still.getBoundingClientRect().height}px`; // the page below stays where it is
    still.replaceWith(moving);
    status.textContent = status.dataset.playing;

    function draw(now) {
      if (own !== run) return;
      start ??= now;
      const time = (now - start) / 1000;
      if (time >= ROUNDS * round) return stop(status.dataset.stopped);
      let place = share(time % round, tempo);
      // Who asked for less motion sees the start, the middle and the end in turn: the same lesson, and nothing glides.
      if (calm.matches) place = Math.round(place * 2) / 2;
      const next = Math.round(place * (frames.length - 1));
      if (next !== shown) frames.forEach((frame, number) => frame.setAttribute("display", number === next ? "inline" : "none"));
      shown = next;
      requestAnimationFrame(draw);
    }
    requestAnimationFrame(draw);
  }

  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-pressed") === "true") return stop(status.dataset.stopped);
    const own = (run += 1);
    button.setAttribute("aria-pressed", "true");
    if (!moving) status.textContent = status.dataset.wait;
    try {
      moving ??= await load(figure);
    } catch {
      if (own === run) stop(status.dataset.failed);
      return;
    }
    if (own === run) play();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && button.getAttribute("aria-pressed") === "true") stop(status.dataset.stopped);
  });
  panel.hidden = false;
}

document.querySelectorAll("[data-movement]").forEach(prepare);
