// The page of a document: a record and its passage show each other. Without this script the links still lead to their marks.
(() => {
  const page = document.querySelector(".doc");
  const text = page.querySelector(".text");
  const records = page.querySelector(".records");
  const narrow = matchMedia("(max-width: 720px)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const scroll = (element, block) => element?.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
  const passage = id => text.querySelectorAll(`[data-of="${CSS.escape(id)}"]`);
  const entries = id => records.querySelectorAll(`[data-for="${CSS.escape(id)}"]`);

  // On a narrow screen the text comes first; outline and records open on demand.
  const fold = () => page.querySelectorAll(".fold").forEach(part => { part.open = !narrow.matches; });
  narrow.addEventListener("change", fold);
  fold();

  const show = panel => {
    records.querySelectorAll("[role=tab]").forEach(tab => {
      const on = tab.getAttribute("aria-controls") === panel;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !on;
    });
  };

  // ---- one record is current: its passage is filled, its entry marked, the address says so
  const select = (id, from) => {
    page.querySelectorAll(".on").forEach(old => { old.classList.remove("on"); });
    records.querySelectorAll("[aria-current]").forEach(old => old.removeAttribute("aria-current"));
    const marks = passage(id);
    marks.forEach(mark => mark.classList.add("on"));
    const listed = entries(id);
    listed.forEach(entry => {
      entry.classList.add("on");
      entry.querySelector("a")?.setAttribute("aria-current", "true");
    });
    history.replaceState(history.state, "", `${location.pathname}${location.search}#${id}`);
    if (from === "text") {
      if (listed.length) { show(listed[0].closest("[role=tabpanel]").id); }
      if (!narrow.matches) { reveal(listed[0]); }
    } else {
      if (from === "address") { reveal(listed[0]); }
      if (narrow.matches && from === "records") { records.open = false; }
      scroll(marks[0] ?? document.getElementById(id), "start");
    }
  };

  // Scrolls the list only: the reader's place in the text stays.
  const reveal = entry => {
    const pane = entry?.closest("[role=tabpanel]");
    if (pane && (entry.offsetTop < pane.scrollTop || entry.offsetTop + entry.offsetHeight > pane.scrollTop + pane.clientHeight)) {
      pane.scrollTop = entry.offsetTop - pane.clientHeight / 3;
    }
  };

  const hover = (id, on) => id && passage(id).forEach(mark => mark.classList.toggle("hov", on));

  records.addEventListener("click", event => {
    const tab = event.target.closest("[role=tab]");
    const entry = event.target.closest("[data-for]");
    if (tab) { show(tab.getAttribute("aria-controls")); }
    else if (entry && event.target.closest("a[href^='#']")) { event.preventDefault(); select(entry.dataset.for, "records"); }
  });

  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    records.addEventListener(name, event => hover(event.target.closest("[data-for]")?.dataset.for, on));
  }

  records.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const tab = event.target.closest("[role=tab]");
    if (!step) { return; }
    if (tab && event.key.match(/Left|Right/)) {
      const tabs = [...records.querySelectorAll("[role=tab]")];
      const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
      show(next.getAttribute("aria-controls"));
      next.focus();
    } else if (!tab && event.key.match(/Up|Down/)) {
      const links = [...event.target.closest("[role=tabpanel]")?.querySelectorAll("[data-for] > a") ?? []];
      const next = links[links.indexOf(event.target.closest("li")?.querySelector("a")) + step];
      if (next) { event.preventDefault(); next.focus({ preventScroll: true }); reveal(next.parentElement); select(next.parentElement.dataset.for, "keys"); }
    }
  });

  text.addEventListener("click", event => {
    // Whoever drags over words wants to copy them.
    const of = event.target.closest("[data-of]");
    if (of && !getSelection().toString()) { select(of.dataset.of, "text"); }
  });

  page.querySelector(".outline")?.addEventListener("click", event => {
    if (narrow.matches && event.target.closest("a")) { event.currentTarget.open = false; }
  });

  document.addEventListener("click", event => {
    const to = event.target.closest("[data-tab-to]");
    if (to) { records.open = true; show(to.dataset.tabTo); }
  });

  // ---- the outline follows the reader
  const links = new Map([...page.querySelectorAll(".outline a")].map(link => [link.hash.slice(1), link]));
  const headings = [...links.keys()].map(id => document.getElementById(id)).filter(heading => heading);
  let asked = false;
  const follow = () => {
    asked = false;
    let current = null;
    for (const heading of headings) {
      if (heading.getBoundingClientRect().top > 140) { break; }
      current = heading;
    }
    links.forEach((link, id) => id === current?.id ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current"));
    const link = links.get(current?.id);
    const pane = page.querySelector(".outline nav");
    if (link && pane && (link.offsetTop < pane.scrollTop || link.offsetTop > pane.scrollTop + pane.clientHeight - 30)) {
      pane.scrollTop = link.offsetTop - pane.clientHeight / 2;
    }
  };
  document.addEventListener("scroll", () => { if (!asked) { asked = true; requestAnimationFrame(follow); } }, { passive: true });
  follow();

  // ---- what the address names: #t123, or ?task=123 that the server has marked
  const named = () => decodeURIComponent(location.hash.slice(1));
  const open = () => {
    const id = named();
    if (id === "doubts" || id === "targets" || id === "tasks") { show(id); }
    else if (id && (passage(id).length || document.getElementById(id))) {
      const listed = entries(id)[0];
      if (listed) { show(listed.closest("[role=tabpanel]").id); select(id, "address"); }
    }
  };
  addEventListener("hashchange", open);
  if (named()) {
    open();
  } else {
    reveal(records.querySelector(".on"));
    text.querySelector(".on")?.scrollIntoView({ block: "start" });
  }
})();
