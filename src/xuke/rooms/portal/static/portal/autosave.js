/* Says what becomes of a draft that saves itself; without scripts the button saves it. */
"use strict";

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

/* A draft that is one no longer takes nothing, however often it is sent. */
function isGone(event) {
  const answer = event.detail && event.detail.ctx && event.detail.ctx.response;
  return Boolean(answer) && (answer.status === 409 || answer.status === 410);
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

document.addEventListener("htmx:before:request", saySaving);
document.addEventListener("htmx:before:response", keepPages);
document.addEventListener("htmx:response:error", checkAnswer);
document.addEventListener("htmx:error", sayFailed);
