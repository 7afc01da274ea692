// 审核 without a mouse: 回车 accepts, 退格 returns, ↑↓ move. Off while a field, link or button has the focus.
export const attach = server => {
  const ending = new AbortController();
  const keys = new Set(["Enter", "Backspace", "ArrowUp", "ArrowDown"]);
  let busy = false;
  document.addEventListener("keydown", async event => {
    const taken = event.target.closest?.("input, textarea, select, [contenteditable], .rz-dialog, details[open], .asks")
      || (event.key === "Enter" && event.target.closest?.("a, button, summary"));
    if (!keys.has(event.key) || taken || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) { return; }
    event.preventDefault();
    if (busy) { return; }
    busy = true;
    try {
      await server.invokeMethodAsync("PressAsync", event.key);
      if (event.key === "Backspace") { requestAnimationFrame(() => document.querySelector(".act .returning input")?.focus()); }
    } finally {
      busy = false;
    }
  }, { signal: ending.signal });
  return { detach: () => ending.abort() };
};
