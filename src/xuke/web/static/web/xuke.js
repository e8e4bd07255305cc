/* Small comforts on top of pages that work without any script. */
"use strict";

function focusSummary() {
  const summary = document.querySelector("[data-focus]");
  if (summary) {
    summary.focus();
  }
}

function submitOnce(event) {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented || form.hasAttribute("data-again")) {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  window.setTimeout(() => delete form.dataset.sent, 8000);
}

function printPage(event) {
  if (event.target.closest("[data-print]")) {
    document.querySelectorAll("main details").forEach((one) => one.setAttribute("open", ""));
    window.print();
  }
}

function confirmFirst(event) {
  const button = event.target.closest("[data-confirm]");
  if (button && !window.confirm(button.dataset.confirm)) {
    event.preventDefault();
  }
}

function submitOnChange(event) {
  const form = event.target.closest("form[data-auto]");
  if (form) {
    form.requestSubmit();
  }
}

function tickAll(event) {
  const all = event.target.closest("[data-all]");
  if (all) {
    all.form.querySelectorAll(`[name="${all.dataset.all}"]`).forEach((one) => {
      one.checked = all.checked;
    });
  }
}

/* The way back from a page leads to the list as it was last narrowed in this tab. */
function keepList() {
  if (document.querySelector("main form[role=search]")) {
    window.sessionStorage.setItem(`list ${location.pathname}`, location.search);
  }
  document.querySelectorAll(".xk-crumbs a").forEach((link) => {
    const narrowed = window.sessionStorage.getItem(`list ${link.pathname}`);
    if (narrowed && !link.search) {
      link.search = narrowed;
    }
  });
}

document.documentElement.classList.add("xk-js");
document.querySelectorAll("[data-scripted]").forEach((one) => one.removeAttribute("hidden"));
document.addEventListener("submit", submitOnce);
document.addEventListener("click", printPage);
document.addEventListener("click", confirmFirst);
document.addEventListener("change", submitOnChange);
document.addEventListener("change", tickAll);
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});
keepList();
focusSummary();
