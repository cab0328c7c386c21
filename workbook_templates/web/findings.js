"use strict";
// Filters the page; "#muc=error,warning&don-vi=so-y-te" after its address sets the filter, so that it can be passed on.
(() => {
  const controls = document.getElementById("controls");
  const state = document.getElementById("state");
  const agency = controls.elements["don-vi"];
  const boxes = [...controls.querySelectorAll("input[name=muc]")];
  const articles = [...document.querySelectorAll("article")];
  const sections = [...document.querySelectorAll("section.agency")];

  const count = (found) => found.reduce((sum, article) => sum + Number(article.dataset.count), 0);
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const visible = (part) => [...part.querySelectorAll("article")].some((article) => !article.hidden);

  function show() {
    const severities = chosen();
    const all = severities.length === boxes.length;
    for (const article of articles) article.hidden = !severities.includes(article.dataset.severity);
    // Files without findings are news only to someone who looks at everything.
    for (const part of document.querySelectorAll(".sheet, .file")) part.hidden = !all && !visible(part);
    for (const part of sections) {
      const other = agency.value !== "*" && agency.value !== part.dataset.agency;
      part.hidden = other || (!all && !visible(part));
    }
    const open = sections.filter((part) => !part.hidden);
    const kept = new Set(open.map((part) => part.dataset.agency));
    for (const line of document.querySelectorAll("nav li")) line.hidden = !kept.has(line.dataset.agency);
    const found = count(articles.filter((article) => !article.hidden && !article.closest("section.agency").hidden));
    state.hidden = all && agency.value === "*";
    state.textContent =
      `Đang hiện ${found} trong ${count(articles)} nội dung, ${open.length} trong ${sections.length} đơn vị.`;
  }

  function write() {
    const parts = new URLSearchParams();
    if (chosen().length < boxes.length) parts.set("muc", chosen().join(","));
    if (agency.value !== "*") parts.set("don-vi", agency.value);
    history.replaceState(null, "", `#${parts}`);
    show();
  }

  function read() {
    const parts = new URLSearchParams(location.hash.slice(1));
    const severities = parts.get("muc");
    const code = parts.get("don-vi");
    // Any other fragment is a jump within the page and leaves the filter alone.
    if (location.hash.length > 1 && severities === null && code === null) return;
    for (const box of boxes) box.checked = severities === null || severities.split(",").includes(box.value);
    agency.value = code ?? "*";
    if (agency.selectedIndex < 0) agency.value = "*";
    show();
  }

  controls.addEventListener("change", write);
  controls.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", read);
  addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details")) part.open = true;
  });
  controls.hidden = false;
  read();
})();
