// The page where a draft is reviewed: which blocks of the source are near, what is selected in it, and the keys.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 720px)");

export const watch = (pane, page) => {
  const near = new Set();
  let asked = 0;
  const tell = () => {
    asked = 0;
    const heights = {};
    for (const block of pane.querySelectorAll(".blk:not([style])")) { heights[block.dataset.block] = Math.round(block.getBoundingClientRect().height); }
    page.invokeMethodAsync("Near", [...near].sort((a, b) => a - b), heights).catch(() => { /* the page has gone */ });
  };
  const observer = new IntersectionObserver(entries => {
    for (const entry of entries) {
      const block = Number(entry.target.dataset.block);
      entry.isIntersecting ? near.add(block) : near.delete(block);
    }
    asked ||= setTimeout(tell, 30);
  }, { root: narrow.matches ? null : pane, rootMargin: "900px 0px" });
  pane.querySelectorAll(".blk").forEach(block => observer.observe(block));
};

export const reveal = (pane, key, place, block) => {
  // The lines may be on their way: the room they take is there already.
  const find = () => pane.querySelector(`[data-of="${CSS.escape(key)}"]`)
    ?? [...pane.querySelectorAll("p[data-start]")].filter(line => Number(line.dataset.start) <= place).at(-1);
  const scroll = element => {
    const [frame, box] = [pane.getBoundingClientRect(), element.getBoundingClientRect()];
    if (narrow.matches) { return; }
    if (box.top < frame.top + 8 || box.top > frame.bottom - 60) { pane.scrollTop += box.top - frame.top - frame.height / 4; }
  };
  const target = pane.querySelector(`.blk[data-block="${block}"]`);
  if (target?.hasAttribute("style")) { scroll(target); }
  let tries = 0;
  const settle = () => {
    const waiting = target?.hasAttribute("style");
    if (!waiting && find()) { scroll(find()); }
    else if (++tries < 60) { requestAnimationFrame(settle); }
  };
  settle();
};

export const showRow = (index, height) => {
  const rows = document.getElementById("rows");
  if (!rows || index < 0) { return; }
  // Whoever pressed a button goes on with the keys.
  if (document.activeElement === document.body || document.activeElement?.closest(".review .pagehead, .rec .act, .keys")) { rows.focus({ preventScroll: true }); }
  const top = index * height;
  if (top < rows.scrollTop) { rows.scrollTop = top - height; }
  else if (top + 2 * height > rows.scrollTop + rows.clientHeight) { rows.scrollTop = top + 2 * height - rows.clientHeight; }
  rows.dataset.shown = rows.querySelector(".row.on")?.id ?? "";
};

// A place in the text: the line says where it starts, and what stands before the place in it is counted.
const placeOf = (node, offset) => {
  const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("p[data-start]");
  if (!line) { return null; }
  const range = document.createRange();
  range.setStart(line, 0);
  range.setEnd(node, offset);
  return Number(line.dataset.start) + range.toString().length;
};

export const listen = (page, height) => {
  const root = () => document.querySelector("[data-review]");
  const stop = new AbortController();
  const call = (name, ...values) => {
    if (!root()) { stop.abort(); return; }
    page.invokeMethodAsync(name, ...values).catch(() => stop.abort());
  };
  const on = (name, handler) => document.addEventListener(name, handler, { signal: stop.signal });
  let told = "";
  let first = 0;
  let scrolled = 0;

  // Rows are rendered some way around the uppermost that is seen: the page is told before they run out.
  document.addEventListener("scroll", event => {
    if (event.target.id !== "rows") { return; }
    scrolled ||= requestAnimationFrame(() => {
      scrolled = 0;
      const now = Math.max(0, Math.floor(event.target.scrollTop / height));
      if (Math.abs(now - first) >= 10 || (now === 0 && first !== 0)) { first = now; call("Scrolled", now); }
    });
  }, { signal: stop.signal, capture: true, passive: true });

  on("selectionchange", () => {
    const selection = getSelection();
    const pane = root()?.querySelector(".source .src");
    if (!pane || !selection.rangeCount || !pane.contains(selection.anchorNode)) { return; }
    clearTimeout(listen.pause);
    listen.pause = setTimeout(() => {
      const range = selection.rangeCount ? selection.getRangeAt(0) : null;
      const [start, end] = range && !range.collapsed
        ? [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)] : [0, 0];
      const now = `${start}-${end}`;
      if (now !== told && start !== null && end !== null) { told = now; call("Mark", start, end); }
    }, 120);
  });

  on("click", event => {
    const mark = event.target.closest?.("[data-review] .source [data-of]");
    if (mark && !getSelection().toString()) { call("Point", mark.dataset.of); }
  });

  on("keydown", event => {
    if (!root() || event.altKey || event.metaKey) { return; }
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const pressing = event.target.closest?.("button:enabled, a, summary");
    if (event.ctrlKey) {
      if (event.key === "z" && !typing) { event.preventDefault(); call("KeyAsync", "z"); }
      return;
    }
    const choosing = event.key === "Enter" && event.target.matches?.("[role=radiogroup] input");
    if (typing && event.key === "Escape") { document.getElementById("rows")?.focus(); return; }
    if ((typing && !choosing) || event.shiftKey || (pressing && (event.key === "Enter" || event.key === " "))) { return; }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "e") { event.preventDefault(); document.querySelector(".rec .f :is(input, textarea, select)")?.focus(); return; }
    if (["Enter", "Backspace", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", " ", "0", "1", "2", "3", "m", "s", "Delete"].includes(key)) {
      event.preventDefault();
      call("KeyAsync", key);
    }
  });

  root()?.setAttribute("data-keys", "");
};
