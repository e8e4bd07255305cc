/* Says what becomes of a draft that saves itself; without scripts the button saves it. */
"use strict";

/* Whether something was typed that is not on its way to be saved. */
let isUnsaved = false;

function savedLine(event) {
  const form = event.target.closest ? event.target.closest("form[data-autosave]") : null;
  return form ? form.querySelector("#saved") : null;
}

function saySaving(event) {
  const line = savedLine(event);
  if (line) {
    line.textContent = line.dataset.saving;
  }
}

function noteTyping(event) {
  if (event.target.closest("form[data-autosave]")) {
    isUnsaved = true;
  }
}

/* What has waited for an earlier save goes with the marks that came of it: one does not clash with oneself. */
function sendMarks(event) {
  const read = savedLine(event) && document.getElementById("read");
  if (read) {
    event.detail.ctx.request.body.set("read", read.value);
  }
}

/* From here on what was typed so far is in what is sent. */
function noteSending(event) {
  if (savedLine(event)) {
    isUnsaved = false;
  }
}

/* A draft that is one no longer takes nothing, however often it is sent. */
function isGone(event) {
  const answer = event.detail && event.detail.ctx && event.detail.ctx.response;
  return Boolean(answer) && (answer.status === 409 || answer.status === 410);
}

/* Nobody is let in any more: whoever signs in over the page has it saved then. */
function isLost(event) {
  const answer = event.detail && event.detail.ctx && event.detail.ctx.response;
  return Boolean(answer && answer.headers && answer.headers.get("Xuke-Session"));
}

function saveAgain() {
  const form = document.querySelector("form[data-autosave]");
  if (form && isUnsaved) {
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function sayFailed(event) {
  const line = savedLine(event);
  if (!line) {
    return;
  }
  if (isGone(event)) {
    line.textContent = line.dataset.gone;
    return;
  }
  isUnsaved = true;
  if (isLost(event)) {
    line.textContent = line.dataset.lost;
    document.dispatchEvent(new CustomEvent("session:lost"));
    return;
  }
  const retry = document.createElement("button");
  retry.type = "button";
  retry.className = "xk-link";
  retry.textContent = line.dataset.retry;
  retry.addEventListener("click", () => {
    line.closest("form").dispatchEvent(new Event("change", { bubbles: true }));
  });
  line.replaceChildren(`${line.dataset.failed}，`, retry);
}

function checkAnswer(event) {
  const answer = event.detail && event.detail.ctx && event.detail.ctx.response;
  if (answer && answer.status >= 400) {
    sayFailed(event);
  }
}

/* A page of login or of an error must not be put into the small line below the form. */
function keepPages(event) {
  const ctx = event.detail && event.detail.ctx;
  const answer = ctx && ctx.response;
  if (!savedLine(event) || !answer) {
    return;
  }
  if (answer.status >= 400 || (answer.raw && answer.raw.redirected)) {
    event.preventDefault();
    sayFailed(event);
  }
}

/* From now on the page has read what the other window kept. */
function readTheirs(field, mark) {
  const read = document.getElementById("read");
  const others = read.value.split(" ").filter((one) => !one.startsWith(`${field}:`));
  read.value = [...others, `${field}:${mark}`].join(" ");
}

/* What parts several answers to one question; none of them holds it. */
const BETWEEN = "、";

function answerWith(form, field, text) {
  const chosen = text.split(BETWEEN);
  form.querySelectorAll(`[name="${field}"]`).forEach((one) => {
    if (one.type === "checkbox") {
      one.checked = chosen.includes(one.value);
    } else if (one.type === "radio") {
      one.checked = one.value === text;
    } else {
      one.value = text;
    }
  });
}

/* What two windows answered differently: one of the two is taken, and the other is known. */
function choose(event) {
  const button = event.target.closest("[data-take]");
  if (!button) {
    return;
  }
  const clash = button.closest("[data-field]");
  const { field, mark, theirs } = clash.dataset;
  const form = clash.closest("form");
  readTheirs(field, mark);
  if (button.dataset.take === "theirs") {
    answerWith(form, field, theirs);
  }
  clash.remove();
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("input", noteTyping);
document.addEventListener("change", noteTyping);
document.addEventListener("click", choose);
document.addEventListener("session:back", saveAgain);
document.addEventListener("htmx:config:request", noteSending);
document.addEventListener("htmx:before:request", saySaving);
document.addEventListener("htmx:before:request", sendMarks);
document.addEventListener("htmx:before:response", keepPages);
document.addEventListener("htmx:response:error", checkAnswer);
document.addEventListener("htmx:error", sayFailed);
