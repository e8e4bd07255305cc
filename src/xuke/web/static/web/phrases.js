/* Puts a ready phrase where it is wanted without asking the server; without scripts the server does it. */
"use strict";

function insertPhrase(event) {
  const button = event.target.closest("[data-insert]");
  const field = button && document.getElementById(button.dataset.into);
  if (!field) {
    return;
  }
  event.preventDefault();
  const typed = field.value.trimEnd();
  field.value = typed ? `${typed}\n${button.dataset.insert}` : button.dataset.insert;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

document.addEventListener("click", insertPhrase);
