// Runs before the first paint: a choice "as the system" may have another answer than the last time, which the server cannot know.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const show = () => {
    const choice = root.dataset.themeChoice || "system";
    const shown = choice === "system" ? (system.matches ? "dark" : "light") : choice;
    if (root.dataset.theme !== shown) {
      root.dataset.theme = shown;
    }
    document.cookie = `greenplan.theme=${choice === "system" ? `system-${shown}` : choice}; path=/; max-age=31536000; samesite=lax`;
  };

  system.addEventListener("change", show);
  document.addEventListener("click", event => {
    const choice = event.target.closest?.("[data-theme-set]")?.dataset.themeSet;
    if (choice) {
      root.dataset.themeChoice = choice;
      show();
    }
  });
  show();
})();
