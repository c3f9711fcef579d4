/* What may be put in where somebody types `{{`, `](term:` or `](#`: a list below the caret. Keys of an input method that
   is composing a word are its own. */

const OPENS = /(\{\{ ?|\]\(term:|\]\(#)([\w-]*)$/;
const LONGEST = 8;

/** Return where a character of a text area stands in its box, measured in an element that breaks lines as it does. */
export function place(area, at) {
  const copy = document.createElement("div"), caret = document.createElement("span");
  const style = getComputedStyle(area);
  for (const name of ["font", "letterSpacing", "padding", "border", "boxSizing", "lineHeight"]) copy.style[name] = style[name];
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word" });
  copy.style.inlineSize = `${area.clientWidth}px`;
  caret.textContent = "\u200b";
  copy.append(area.value.slice(0, at), caret, area.value.slice(at));
  area.parentElement.append(copy);
  const found = { left: caret.offsetLeft, top: caret.offsetTop, height: caret.offsetHeight };
  copy.remove();
  return found;
}

const listOf = (area) => document.getElementById(area.getAttribute("aria-controls"));

function close(area) {
  listOf(area).hidden = true;
  area.removeAttribute("aria-activedescendant");
}

function choose(area, option) {
  for (const one of listOf(area).children) one.ariaSelected = String(one === option);
  area.setAttribute("aria-activedescendant", option.id);
}

function offer(area) {
  const typed = area.value.slice(0, area.selectionStart).match(OPENS), list = listOf(area);
  const every = typed ? [...list.nextElementSibling.content.children] : [];
  const fit = every.filter(({ dataset }) => dataset.opens.startsWith(typed[1].trim()) && dataset.name.includes(typed[2]));
  fit.sort((one, other) => other.dataset.name.startsWith(typed[2]) - one.dataset.name.startsWith(typed[2]));
  if (!fit.length) return close(area);
  list.replaceChildren(...fit.slice(0, LONGEST).map((one) => one.cloneNode(true)));
  [...list.children].forEach((one, number) => (one.id = `${list.id}-${number}`));
  const { left, top, height } = place(area, area.selectionStart - typed[0].length);
  list.hidden = false;
  list.style.insetBlockStart = `${area.offsetTop + top + height - area.scrollTop}px`;
  list.style.insetInlineStart = `${Math.min(area.offsetLeft + left, area.clientWidth - list.offsetWidth)}px`;
  choose(area, list.children[0]);
}

/** Put a suggestion in the place of what was typed of it, as if it had been typed: it can be undone. */
function take(area, { dataset }) {
  const at = area.selectionStart, typed = area.value.slice(0, at).match(OPENS);
  const closed = area.value.slice(at).match(/^ ?(\}\}|\))/)?.[0] ?? "";
  area.setSelectionRange(at - typed[0].length, at + closed.length);
  document.execCommand("insertText", false, dataset.opens + dataset.name + dataset.closes);
  close(area);
}

document.addEventListener("input", ({ target, isComposing }) => {
  if (target.matches("textarea[aria-controls]") && !isComposing) offer(target);
});

document.addEventListener("compositionend", ({ target }) => {
  if (target.matches("textarea[aria-controls]")) offer(target);
});

document.addEventListener("keydown", (event) => {
  const area = event.target, list = area.matches?.("textarea[aria-controls]") ? listOf(area) : null;
  if (!list || list.hidden || event.isComposing) return;
  const options = [...list.children], at = options.findIndex((one) => one.ariaSelected === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) choose(area, options.at((at + step) % options.length));
  else if (event.key === "Enter" || event.key === "Tab") take(area, options[at]);
  else if (event.key === "Escape") close(area);
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
});

document.addEventListener("mousedown", (event) => {
  const option = event.target.closest?.("[role=option]");
  if (!option) return;
  event.preventDefault(); // the text keeps the focus
  take(option.closest("form").elements.text, option);
});

document.addEventListener("focusout", ({ target }) => {
  if (target.matches("textarea[aria-controls]")) close(target);
});
