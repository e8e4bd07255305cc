/* Says in time that the session ends, and lets one sign in over the page: nothing typed is lost.
   Without scripts the server keeps what was typed (web.site.session). Whatever saves by itself tells
   by the event "session:lost" that it was not let in. "session:back" comes once the page is let in
   again, and at no other look: a save prolongs the session, a look must not. */
"use strict";

const strip = document.getElementById("session");
const over = document.getElementById("over");
const ends = { idle: 0, last: 0 };
const TICK = 5000;
let isDismissed = false;
/* The form that was to be sent when the session had ended, and the button that was pressed. */
let waiting = null;
let asking = false;
/* Whether somebody had to be asked to sign in, and has not come back to this page yet. */
let isAway = false;

function take(state) {
  ends.idle = Date.now() + state.idle * 1000;
  ends.last = Date.now() + state.last * 1000;
}

function worded(words, end) {
  const minutes = Math.max(1, Math.ceil((end - Date.now()) / 60000));
  const time = new Date(end).toTimeString().slice(0, 5);
  return words.replace("{minutes}", minutes).replace("{time}", time);
}

function say(words, button) {
  const line = strip.querySelector("p");
  if (line.textContent !== words) {
    line.textContent = words;
  }
  strip.querySelector("[data-go-on]").hidden = button !== "go-on";
  strip.querySelector("[data-sign-in-again]").hidden = button !== "sign-in";
  strip.hidden = words === "";
}

/* Says what is to be said of the time that is left. */
function show() {
  const { warnIdle, warnLast, idleWords, lastWords } = strip.dataset;
  const left = (end) => (end - Date.now()) / 1000;
  if (left(ends.last) <= Number(warnLast)) {
    say(worded(lastWords, ends.last), "sign-in");
  } else if (left(ends.idle) <= Number(warnIdle)) {
    say(worded(idleWords, ends.idle), "go-on");
  } else {
    say("", "");
  }
}

/* The keys of all forms of this page, once somebody has signed in elsewhere in this browser. */
function renew(token) {
  document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((one) => {
    one.value = token;
  });
}

function key() {
  const field = document.querySelector("input[name=csrfmiddlewaretoken]");
  return field ? field.value : "";
}

async function ask(method) {
  const headers = method === "POST" ? { "X-CSRFToken": key(), "HX-Request": "true" } : { "HX-Request": "true" };
  const answer = await fetch(strip.dataset.url, { method, headers });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return answer.json();
}

/* Goes on with this page where the same person is signed in; asks to sign in where nobody is. */
function follow(state) {
  if (!state.writer) {
    signIn();
    return;
  }
  if (state.writer !== strip.dataset.writer) {
    tellOther();
    return;
  }
  take(state);
  renew(state.token);
  show();
  if (over.open) {
    over.close();
  }
  tellBack();
  sendWaiting();
}

function tellBack() {
  if (isAway) {
    isAway = false;
    document.dispatchEvent(new CustomEvent("session:back"));
  }
}

function sendWaiting() {
  const { form, button } = waiting || {};
  waiting = null;
  if (form && form.isConnected) {
    form.requestSubmit(button);
  }
}

/* Somebody else is signed in: he neither sees nor sends what stands on this page. */
function tellOther() {
  waiting = null;
  document.querySelectorAll("body > :not(dialog):not(script)").forEach((one) => one.remove());
  const words = document.createElement("p");
  words.id = "over-title";
  words.setAttribute("role", "alert");
  words.textContent = strip.dataset.otherWords;
  const home = document.createElement("a");
  home.href = "/";
  home.className = "btn btn-primary";
  home.textContent = strip.dataset.homeWords;
  over.replaceChildren(words, home);
  open();
}

function open() {
  if (!over.open) {
    over.showModal();
  }
}

/* Asks to sign in over the page, which stays as it is below. */
async function signIn() {
  if (over.open || asking) {
    return;
  }
  asking = true;
  isAway = true;
  try {
    const answer = await fetch(strip.dataset.signIn, { headers: { "HX-Request": "true" } });
    over.innerHTML = await answer.text();
    open();
  } catch {
    say(strip.dataset.failedWords, "sign-in");
  } finally {
    asking = false;
  }
}

async function sendSignIn(event) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: "POST", body: new FormData(form), headers: { "HX-Request": "true" },
    });
    if ((answer.headers.get("Content-Type") || "").includes("json")) {
      follow(await answer.json());
      return;
    }
    if (answer.status === 403) {
      const state = await ask("GET");
      renew(state.token);
      button.disabled = false;
      return;
    }
    over.innerHTML = await answer.text();
    over.querySelector("input:not([type=hidden])").focus();
  } catch {
    button.disabled = false;
  }
}

async function look() {
  try {
    follow(await ask("GET"));
  } catch {
    /* The network is away; the next tick asks again. */
  }
}

async function goOn() {
  try {
    follow(await ask("POST"));
  } catch {
    look();
  }
}

/* Another window may have gone on meanwhile: before anything is said the server is asked. */
let looked = 0;
function tick() {
  const end = Math.min(ends.idle, ends.last);
  if (over.open || isDismissed || document.hidden) {
    return;
  }
  const isNear = Date.now() >= ends.idle - Number(strip.dataset.warnIdle) * 1000;
  if ((isNear || Date.now() >= end) && Date.now() - looked >= 60000) {
    looked = Date.now();
    look();
    return;
  }
  if (Date.now() >= end) {
    signIn();
    return;
  }
  show();
}

/* A form that is sent after the end waits until somebody has signed in over it. */
function holdBack(event) {
  const form = event.target;
  if (form.matches("[data-over]")) {
    sendSignIn(event);
    return;
  }
  const isLate = Date.now() >= Math.min(ends.idle, ends.last);
  if (form.method !== "post" || !form.closest("main") || !isLate) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  waiting = { form, button: event.submitter };
  isDismissed = false;
  look();
}

if (strip && over) {
  take({ idle: Number(strip.dataset.idle), last: Number(strip.dataset.last) });
  strip.querySelector("[data-go-on]").addEventListener("click", goOn);
  strip.querySelector("[data-sign-in-again]").addEventListener("click", signIn);
  document.addEventListener("submit", holdBack, true);
  document.addEventListener("session:lost", () => {
    isAway = true;
    look();
  });
  over.addEventListener("cancel", () => {
    isDismissed = true;
    waiting = null;
  });
  document.addEventListener("visibilitychange", tick);
  window.setInterval(tick, TICK);
  show();
}
