// What the frame needs before, without and after a circuit. One listener on the document: pages come and go under it.
(() => {
  const root = document.documentElement;
  const narrow = matchMedia("(max-width: 720px)");
  const cookie = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`; };
  const button = () => document.querySelector("[data-navigation]");

  // ---- navigation: a column that may be closed, on narrow screens a drawer
  const drawer = open => {
    root.toggleAttribute("data-drawer", open);
    button()?.setAttribute("aria-expanded", String(open));
    document.getElementById("content")?.toggleAttribute("inert", open);
    if (open) {
      document.querySelector("#navigation a")?.focus();
    } else {
      button()?.focus();
    }
  };

  const toggleNavigation = () => {
    // Where there is no room for a column, by the screen or by the page's work, the navigation comes over the page.
    if (narrow.matches || document.querySelector("[data-review]")) {
      drawer(!root.hasAttribute("data-drawer"));
      return;
    }
    const closed = root.dataset.nav !== "closed";
    closed ? root.dataset.nav = "closed" : delete root.dataset.nav;
    cookie("greenplan.nav", closed ? "closed" : "open");
    button()?.setAttribute("aria-expanded", String(!closed));
  };

  const closeMenus = except => document.querySelectorAll("details[data-menu][open]").forEach(menu => {
    if (menu !== except) {
      menu.open = false;
    }
  });

  // ---- a form whose fields are the address: empty fields are left out, and a running circuit keeps the page
  const openAddressOf = form => {
    const fields = [...new FormData(form)].filter(([, value]) => value !== "");
    const query = new URLSearchParams(fields).toString();
    const address = form.getAttribute("action") + (query ? `?${query}` : "");
    window.Blazor?.navigateTo ? Blazor.navigateTo(address) : location.assign(address);
  };

  document.addEventListener("click", event => {
    const at = selector => event.target.closest?.(selector);
    closeMenus(at("details[data-menu]"));
    if (at("[data-navigation]")) { toggleNavigation(); }
    else if (at("[data-close-navigation]") || (at("#navigation a") && root.hasAttribute("data-drawer"))) { drawer(false); }
    else if (at("[data-find]")) { find(at("[data-find]")); }
    else if (at("[data-filters]")) { const b = at("[data-filters]"); b.setAttribute("aria-expanded", String(b.form.toggleAttribute("data-open"))); }
    else if (at("[data-print]")) { window.print(); }
    else if (at("[data-reload]")) { location.reload(); }
    else if (at("[data-reconnect]")) { window.Blazor?.reconnect().then(ok => ok || location.reload()); }
  });

  // ---- the base of every address is the root, so that a bare fragment would lead to the home page; ahead of the circuit's own listener
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a[href^='#']");
    if (!link || link.closest("[data-for]") || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
    event.preventDefault();
    location.hash = link.getAttribute("href");
    const target = document.getElementById(location.hash.slice(1));
    if (target?.hasAttribute("tabindex")) { target.focus(); }
  }, true);

  const find = by => {
    const open = root.toggleAttribute("data-finding");
    by?.setAttribute("aria-expanded", String(open));
    open ? document.querySelector("[data-search]")?.focus() : by?.focus();
  };

  document.addEventListener("submit", event => {
    if (event.target.matches("form[data-address]")) {
      event.preventDefault();
      openAddressOf(event.target);
    }
  });

  document.addEventListener("change", event => {
    const form = event.target.closest?.("form[data-address]");
    if (form && event.target.matches("select, input[type=checkbox], input[type=radio], input[type=date]")) {
      openAddressOf(form);
    }
  });

  document.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      if (root.hasAttribute("data-drawer")) { drawer(false); }
      const open = document.querySelector("details[data-menu][open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); }
      return;
    }
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], .rz-dialog");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const field = document.querySelector("[data-search]");
      if (field) {
        event.preventDefault();
        if (narrow.matches && !root.hasAttribute("data-finding")) { find(document.querySelector("[data-find]")); }
        field.focus();
        field.select();
      }
    }
  });

  // ---- a server that was restarted no longer knows the page: open it anew
  const reconnect = document.getElementById("components-reconnect-modal");
  if (reconnect) {
    new MutationObserver(() => {
      if (reconnect.classList.contains("components-reconnect-rejected")) { location.reload(); }
    }).observe(reconnect, { attributes: true, attributeFilter: ["class"] });
  }
})();
