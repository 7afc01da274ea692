// Hands files over: dropped, chosen or pasted. The form says how it goes; the page is told when the server has taken them.
export const attach = (form, page) => {
  const drop = form.querySelector(".drop");
  const input = form.querySelector("input[type=file]");
  const text = form.querySelector("textarea");
  const way = form.querySelector(".way");
  const refusal = form.querySelector(".no");
  const max = Number(form.dataset.max);
  let html = null;
  let running = null;

  const say = words => { way.hidden = !words; way.textContent = words; };
  const refuse = words => { say(""); refusal.hidden = !words; refusal.textContent = words; };

  const send = data => {
    if (running) { return; }
    refuse("");
    const request = running = new XMLHttpRequest();
    const end = words => { running = null; input.value = ""; refuse(words); };
    request.open("POST", form.action);
    request.setRequestHeader("RequestVerificationToken", form.elements.__RequestVerificationToken.value);
    request.upload.onprogress = event => say(`正在上传 ${Math.floor(100 * event.loaded / event.total)}%`);
    request.onerror = () => end("连接中断，没有导入。请检查网络后再试。");
    request.onload = () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* no answer of ours */ }
      if (request.status === 200 && answer.job) {
        end("");
        text.value = "";
        html = null;
        page.invokeMethodAsync("TakenAsync", answer.job);
      } else {
        end(answer.message ?? "没有导入。请刷新页面后再试。");
      }
    };
    request.send(data);
    say("正在上传");
  };

  const fields = () => {
    const data = new FormData();
    for (const name of ["annex-of", "new-version-of"]) {
      if (form.elements[name]?.value) { data.append(name, form.elements[name].value); }
    }
    return data;
  };

  const sendFiles = files => {
    const list = [...files];
    if (!list.length) { return; }
    // Said here already: a server that refuses in the midst of sending cannot be heard by every browser.
    if (list.reduce((sum, file) => sum + file.size, 0) > max) {
      input.value = "";
      refuse(`文件合计超过${max / 1048576} MB，没有导入。请删去图片或拆成几个文件后再导入。`);
      return;
    }
    const data = fields();
    list.forEach(file => data.append("files", file, file.name));
    send(data);
  };

  input.addEventListener("change", () => sendFiles(input.files));
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, event => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) { drop.addEventListener(name, () => drop.classList.remove("over")); }
  drop.addEventListener("drop", event => { event.preventDefault(); sendFiles(event.dataTransfer.files); });
  text.addEventListener("paste", event => { html = event.clipboardData.getData("text/html") || null; });
  text.addEventListener("input", event => { if (event.inputType !== "insertFromPaste") { html = null; } });
  form.addEventListener("submit", event => {
    event.preventDefault();
    if (!text.value.trim()) { refuse("请先粘贴文字。"); return; }
    const data = fields();
    data.append("text", text.value);
    if (html) { data.append("html", html); }
    send(data);
  });
  form.toggleAttribute("data-ready", true);
};
