// 本期待报: keeps what is typed. The fields belong to the browser; the server is told after a rest, and says what it has stored.
// Until it has said so, the text also lies in the browser's own store, keyed by person, row and the version it was typed over.
const rest = 800;
const patience = 8000;
const patienceForMany = 60_000;
const again = 4000;
const forgotten = 60 * 24 * 3600 * 1000;

export const attach = (root, server, account) => {
  const prefix = `greenplan.row.${account}.`;
  const rows = new Map();
  const ending = new AbortController();
  let retry = 0;

  const article = code => root.querySelector(`[data-row="${CSS.escape(code)}"]`);
  const codeOf = element => element?.closest?.("[data-row]")?.dataset.row;
  const stateOf = code => rows.get(code) ?? rows.set(code, { version: 0, typed: null, timer: 0, busy: null, restored: false }).get(code);
  const within = (promise, most) => Promise.race([promise, new Promise((_, no) => setTimeout(() => no(new Error("no answer")), most))]);
  const mark = (code, unsaved) => article(code)?.toggleAttribute("data-unsaved", unsaved);

  const part = (box, name) => box.querySelector(`[data-part="${name}"]`)?.value ?? "";

  const collect = row => {
    const value = name => row.querySelector(`[name="${name}"]`)?.value ?? "";
    return {
      claimed: value("claimed"), percent: value("percent"), done: value("done"), problems: value("problems"), nextStep: value("nextStep"),
      needsCoordination: row.querySelector("[name=needsCoordination]")?.checked ?? false,
      explanation: value("explanation"), evidence: value("evidence"),
      values: [...row.querySelectorAll("[data-indicator]")].map(box => ({
        indicatorId: Number(box.dataset.indicator), area: box.dataset.area ?? "", value: part(box, "value"), unit: part(box, "unit"), note: part(box, "note"),
      })),
      offices: [...row.querySelectorAll("[data-office]")].map(line => ({
        office: part(line, "office"), work: part(line, "work"), progress: part(line, "progress"),
      })),
    };
  };

  const store = (code, state) => {
    try {
      localStorage.setItem(prefix + code, JSON.stringify({ version: state.version, typed: state.typed, at: Date.now() }));
    } catch {
      // A full or forbidden store: the text still stands in the fields.
    }
  };

  const forget = code => {
    const state = rows.get(code);
    if (state) { clearTimeout(state.timer); state.typed = null; rows.delete(code); }
    localStorage.removeItem(prefix + code);
    mark(code, false);
  };

  // ---- the connection
  const setOffline = off => {
    root.toggleAttribute("data-offline", off);
    root.querySelectorAll("[data-online]").forEach(button => { button.disabled = off; });
    clearTimeout(retry);
    if (off) { retry = setTimeout(() => flush().then(done => done && ask("CatchUpAsync")).catch(() => setOffline(true)), again); }
  };

  const ask = async (name, ...values) => {
    const answer = await within(server.invokeMethodAsync(name, ...values), name.endsWith("AllAsync") ? patienceForMany : patience);
    setOffline(false);
    return answer;
  };

  // ---- saving: one question a row at a time, until nothing newer has been typed
  const send = code => {
    const state = rows.get(code);
    if (!state?.typed) { return Promise.resolve(true); }
    clearTimeout(state.timer);
    return state.busy ??= (async () => {
      try {
        while (state.typed) {
          const typed = state.typed;
          const answer = await ask("SaveAsync", code, state.version, typed, state.restored);
          state.restored = false;
          if (answer.outcome === "saved") { state.version = answer.version; }
          if (state.typed && state.typed !== typed) { store(code, state); continue; }
          state.typed = null;
          if (answer.outcome === "saved" || answer.outcome === "gone") { forget(code); }
        }
        return true;
      } catch {
        setOffline(true);
        return false;
      } finally {
        state.busy = null;
      }
    })();
  };

  const flush = async () => {
    const done = await Promise.all([...rows.keys()].map(send));
    return done.every(saved => saved);
  };

  const typed = code => {
    const state = stateOf(code);
    const row = article(code);
    if (!state.typed && !state.busy) { state.version = Number(row.dataset.version); }
    state.typed = collect(row);
    store(code, state);
    mark(code, true);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => send(code), rest);
  };

  // What the offices have done becomes text of the row, to be edited there like any other.
  const fold = code => {
    const row = article(code);
    const done = row.querySelector("[name=done]");
    const words = collect(row).offices.map(line => [line.office, [line.work, line.progress].filter(Boolean).join("，")].filter(Boolean).join("："))
      .filter(Boolean).map(line => line.replace(/[。；]+$/, "")).join("；");
    if (!words || done.value.includes(words)) { return; }
    const text = [done.value.trimEnd(), `${words}。`].filter(Boolean).join("\n");
    if (text.length > done.maxLength) { return; }
    done.value = text;
    typed(code);
    done.focus();
  };

  // ---- focus, also in a row that is about to be shown
  const focus = target => {
    if (!target) { return; }
    const until = performance.now() + 3000;
    const look = () => {
      const field = article(target.code)?.querySelector(`[name="${target.field}"]`) ?? article(target.code)?.querySelector("[name=done], [name=same]");
      if (field) { field.focus(); field.scrollIntoView({ block: "center" }); } else if (performance.now() < until) { requestAnimationFrame(look); }
    };
    requestAnimationFrame(look);
  };

  const on = (name, act) => root.addEventListener(name, act, { signal: ending.signal });
  const isField = element => element.name && element.name !== "same" && codeOf(element);

  on("input", event => { if (isField(event.target)) { typed(codeOf(event.target)); } });
  on("focusout", event => { if (isField(event.target)) { send(codeOf(event.target)); } });

  on("change", async event => {
    if (event.target.name !== "same") { return; }
    const { checked } = event.target;
    const code = codeOf(event.target);
    forget(code);
    try {
      await ask("RepeatAsync", code, checked);
      focus({ code, field: checked ? "same" : "done" });
    } catch {
      event.target.checked = !checked;
      setOffline(true);
    }
  });

  on("click", async event => {
    const act = event.target.closest?.("[data-act]")?.dataset.act;
    if (!act) { return; }
    const code = codeOf(event.target);
    try {
      if (act === "submit") { if (await flush()) { focus(await ask("SubmitAllAsync")); } }
      else if (act === "next") { await flush(); focus(await ask("FindOpen", codeOf(document.activeElement) ?? root.dataset.last ?? "")); }
      else if (act === "fold") { fold(code); }
      else if (act === "repeat") { if (await flush()) { await ask("RepeatAllAsync"); } }
      else if (act === "theirs" || act === "mine") {
        // The person's own text is what stands in the fields now: more may have been typed since the two met.
        const own = act === "mine" ? collect(article(code)) : null;
        forget(code);
        await ask("ResolveAsync", code, own);
        focus({ code, field: "done" });
      }
    } catch {
      setOffline(true);
    }
  });
  on("focusin", event => { const code = codeOf(event.target); if (code) { root.dataset.last = code; } });

  const reconnecting = document.getElementById("components-reconnect-modal");
  const watch = new MutationObserver(() => {
    const off = /components-reconnect-(show|failed|rejected)/.test(reconnecting.className);
    if (off !== root.hasAttribute("data-offline")) { setOffline(off); if (!off) { flush().then(() => ask("CatchUpAsync")).catch(() => {}); } }
  });
  if (reconnecting) { watch.observe(reconnecting, { attributes: true, attributeFilter: ["class"] }); }

  // ---- what an earlier visit could not send
  for (const key of Object.keys(localStorage).filter(name => name.startsWith(prefix))) {
    const code = key.slice(prefix.length);
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      if (Date.now() - kept.at > forgotten) { localStorage.removeItem(key); continue; }
      Object.assign(stateOf(code), { version: kept.version, typed: kept.typed, restored: true });
      mark(code, true);
      send(code);
    } catch {
      localStorage.removeItem(key);
    }
  }

  return {
    // Rows with something typed that is not stored, and the one that is being worked in.
    typing: () => [...rows.keys(), codeOf(document.activeElement)].filter(Boolean),

    detach() {
      ending.abort();
      watch.disconnect();
      clearTimeout(retry);
      rows.forEach(state => clearTimeout(state.timer));
    },
  };
};
