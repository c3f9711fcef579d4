/* Editing at the desk: texts and forms in the panel, saved over what was read. What is typed and not saved stays until
   somebody says that it may go. Where to type is told by a click on a passage of the page. */

import { place } from "./complete.js";

const forms = (part = document) => [...part.querySelectorAll("form[data-edit]")];

/** Say whether something is typed and not saved; a form that was refused has it as what it was shown with. */
function isDirty(form) {
  if ("refused" in form.dataset) return true;
  return [...form.elements].some((one) => {
    if (!one.name || one.readOnly || one.type === "hidden") return false;
    if (one.options) return [...one.options].some((option) => option.selected !== option.defaultSelected);
    return one.value !== one.defaultValue;
  });
}

export const unsaved = (part) => forms(part).filter(isDirty);

/** Say whether a panel may go; what is not saved goes with it if the person says so. */
export function mayLeave(question) {
  const open = unsaved();
  if (open.length && !confirm(question)) return false;
  for (const form of open) {
    form.reset();
    delete form.dataset.refused;
  }
  return true;
}

/** Return the part of an address that asks what a passage is written in; null where no clause is. */
export function passageAt(event) {
  const clause = event.target.closest("section[id], .clause[id]");
  if (!clause || (event.detail < 2 && !event.view.getSelection().isCollapsed)) return null; // words are being chosen
  const blocks = [...clause.children].filter((one) => !/^(H\d|SPAN|SECTION)$/.test(one.nodeName));
  const block = blocks.findIndex((one) => one.contains(event.target));
  const caret = clause.ownerDocument.caretRangeFromPoint?.(event.clientX, event.clientY);
  const words = caret?.startContainer.data?.slice(Math.max(0, caret.startOffset - 12), caret.startOffset + 12) ?? "";
  return new URLSearchParams({ anchor: clause.id, block, words });
}

/** Bring the lines that the address names into view, once for each address. */
let shown = "";
export function openLines() {
  const asked = location.search, open = forms().filter((form) => form.dataset.source);
  if (asked === shown || !open.length) return;
  shown = asked;
  for (const form of open) {
    const area = form.elements.text, lines = area.value.split("\n").slice(0, Math.max(form.dataset.line - 1, 0));
    const at = lines.reduce((sum, line) => sum + line.length + 1, 0);
    if ("here" in form.dataset) area.focus();
    area.setSelectionRange(at, at);
    area.scrollTop = place(area, at).top - area.clientHeight / 3;
  }
}

/** Return a path as it stands in an address: a file may be called `a?.md` or `#1.md`. */
export const encodePath = (path) => path.split("/").map(encodeURIComponent).join("/");

/** Save a text over the one that it was read from; one that is another by now is shown below, and nothing is lost. */
export async function saveText(form, ask) {
  const area = form.elements.text, text = area.value, { source, front, sha256 } = form.dataset;
  const answer = await ask(`/_desk/source/${encodePath(source)}`, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text: front + text, sha256 }),
  });
  if (!answer.ok && answer.status !== 409) return false;
  const told = await answer.json(), overtaken = form.querySelector(".overtaken");
  form.dataset.sha256 = told.sha256;
  overtaken.hidden = answer.ok;
  if (answer.ok) settle(area, text);
  else {
    form.dataset.front = source.endsWith(".md") ? told.text.match(/^(?:---[ \t]*\n(?:[^]*?\n)?---[ \t]*\n)?/)[0] : "";
    overtaken.querySelector("textarea").value = told.text.slice(form.dataset.front.length);
  }
  return answer.ok;
}

/** Count a text as saved, unless somebody typed on meanwhile; the caret stays where it is. */
function settle(area, text) {
  const { value, selectionStart, selectionEnd, scrollTop } = area;
  area.defaultValue = text;
  if (value !== text) return;
  area.form.reset();
  area.setSelectionRange(selectionStart, selectionEnd);
  area.scrollTop = scrollTop;
}

document.addEventListener("click", ({ target }) => {
  if (target.dataset.fill) target.form.elements[target.dataset.fill].value = target.value;
  const form = target.closest("[data-exchange]")?.form;
  if (!form) return;
  const mine = form.elements.text, theirs = form.querySelector(".overtaken textarea");
  [mine.value, theirs.value] = [theirs.value, mine.value];
});

addEventListener("beforeunload", (event) => {
  if (unsaved().length) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  for (const form of unsaved()) form.requestSubmit();
});
