/* Keeps what is written into the form of an act, on a pause of typing; without scripts a button does. */
"use strict";

const PAUSE = 1500;
const form = document.querySelector("form[data-keep]");
const told = form && form.querySelector(".xk-saved");
let timer = 0;
let isBusy = false;
let isDirty = false;
let isLeaving = false;

function offer(words, label, then) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "xk-link";
  button.textContent = label;
  button.addEventListener("click", then);
  told.replaceChildren(`${words} `, button);
}

function sent() {
  const body = new FormData(form);
  body.set("stage", "keep");
  return body;
}

/* What came back: kept; kept by another window before; not let in; or nothing. */
async function hear(answer) {
  if (answer.headers.get("Xuke-Session")) {
    isDirty = true;
    told.textContent = told.dataset.lost;
    document.dispatchEvent(new CustomEvent("session:lost"));
    return;
  }
  if (!answer.ok && answer.status !== 409) {
    throw new Error(String(answer.status));
  }
  const { words, mark } = await answer.json();
  if (answer.ok) {
    form.elements.drafted.value = mark;
    told.textContent = words;
    return;
  }
  offer(words, told.dataset.ours, () => {
    form.elements.drafted.value = mark;
    keep();
  });
}

async function keep() {
  window.clearTimeout(timer);
  if (isBusy || isLeaving) {
    return;
  }
  isBusy = true;
  isDirty = false;
  told.textContent = told.dataset.saving;
  const headers = { "HX-Request": "true" };
  try {
    await hear(await fetch(location.href, { method: "POST", body: sent(), headers }));
  } catch {
    isDirty = true;
    offer(told.dataset.failed, told.dataset.retry, keep);
  } finally {
    isBusy = false;
    if (isDirty && !told.querySelector("button") && told.textContent !== told.dataset.lost) {
      later();
    }
  }
}

function later() {
  isDirty = true;
  window.clearTimeout(timer);
  timer = window.setTimeout(keep, PAUSE);
}

/* What could not be kept is kept once somebody has signed in over the page. */
function comeBack() {
  if (isDirty) {
    keep();
  }
}

/* Who turns to another page or window has paused. */
function atOnce() {
  if (document.visibilityState === "hidden" && isDirty && !isBusy && !isLeaving) {
    keep();
  }
}

if (form && told) {
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    isLeaving = true;
    window.clearTimeout(timer);
  });
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
  document.addEventListener("visibilitychange", atOnce);
  document.addEventListener("session:back", comeBack);
}
