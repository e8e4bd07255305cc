/* Says of chosen files what the server would say, before they are sent; without scripts it says it. */
"use strict";

const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;

function isExpected(file, input) {
  const name = file.name.toLowerCase();
  return input.accept.split(",").some((ending) => name.endsWith(ending));
}

/* Why one file cannot be sent; empty where it can. */
function faultOf(file, input, words) {
  if (file.size === 0) {
    return words.empty;
  }
  return file.size > Number(input.dataset.each) ? words.large : "";
}

/* Why all of them cannot be sent together. */
function faultOfAll(files, input, words) {
  if (files.length > Number(input.dataset.left)) {
    return `${words.many}${input.dataset.left}`;
  }
  const sum = files.reduce((before, file) => before + file.size, 0);
  return sum > Number(input.dataset.together) ? words.together : "";
}

function line(text, isWrong) {
  const shown = document.createElement("p");
  shown.textContent = text;
  shown.className = isWrong ? "xk-error" : "xk-small xk-muted";
  return shown;
}

/* As pages say it of files that are there already. */
function sizeOf(file) {
  if (file.size < KIBIBYTE) {
    return `${file.size} B`;
  }
  const [unit, word] = file.size < MEBIBYTE ? [KIBIBYTE, "KB"] : [MEBIBYTE, "MB"];
  return `${(file.size / unit).toFixed(1)} ${word}`;
}

function lineOf(file, input, words) {
  const fault = faultOf(file, input, words);
  const doubt = isExpected(file, input) ? "" : words.other;
  return line([`${file.name} · ${sizeOf(file)}`, fault || doubt].filter(Boolean).join(" · "), Boolean(fault));
}

function sayChosen(event) {
  const input = event.target.closest("form[data-files] input[type=file]");
  if (!input) {
    return;
  }
  const place = document.getElementById("chosen");
  const files = [...input.files];
  const fault = faultOfAll(files, input, place.dataset);
  const lines = files.map((file) => lineOf(file, input, place.dataset));
  place.replaceChildren(...lines, ...(fault ? [line(fault, true)] : []));
}

/* Heard before the page's own listener, which lets a form be sent once. */
function holdBack(event) {
  const input = event.target.matches("form[data-files]") && event.target.querySelector("input[type=file]");
  if (!input) {
    return;
  }
  const words = document.getElementById("chosen").dataset;
  const files = [...input.files];
  if (faultOfAll(files, input, words) || files.some((file) => faultOf(file, input, words))) {
    event.preventDefault();
    input.focus();
  }
}

document.addEventListener("change", sayChosen);
document.addEventListener("submit", holdBack, true);
