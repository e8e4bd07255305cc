/* Says at once, at its field, that a day cannot be meant; the server says it too. */
"use strict";

const FREE = ["keep", "discard", "ask"];

function isWrongDay(field) {
  const { badInput, rangeUnderflow, rangeOverflow } = field.validity;
  return badInput || rangeUnderflow || rangeOverflow;
}

function idOfWords(field) {
  return `${field.id}-day`;
}

function tellDay(field) {
  const described = (field.getAttribute("aria-describedby") || "").split(" ").filter(Boolean);
  const others = described.filter((one) => one !== idOfWords(field));
  const known = document.getElementById(idOfWords(field));
  if (!isWrongDay(field)) {
    if (known) {
      known.remove();
      field.removeAttribute("aria-invalid");
      field.setAttribute("aria-describedby", others.join(" "));
    }
    return;
  }
  if (!known) {
    const words = document.createElement("p");
    words.id = idOfWords(field);
    words.className = "xk-error";
    words.setAttribute("role", "alert");
    words.textContent = field.dataset.bounds;
    field.before(words);
  }
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", [...others, idOfWords(field)].join(" "));
}

function tellTyped(event) {
  if (event.target.matches && event.target.matches("input[data-bounds]")) {
    tellDay(event.target);
  }
}

/* What is only kept may be anything; what is done is told first. */
function tellSent(event) {
  const { submitter, target } = event;
  const isKept = target.hasAttribute("data-autosave") || (submitter && FREE.includes(submitter.value));
  if (isKept) {
    return;
  }
  const wrong = [...target.querySelectorAll("input[data-bounds]")].filter(isWrongDay);
  wrong.forEach(tellDay);
  if (wrong.length) {
    event.preventDefault();
    event.stopImmediatePropagation();
    wrong[0].focus();
  }
}

document.addEventListener("focusout", tellTyped);
document.addEventListener("submit", tellSent, true);
