/* Tables in a text: a new one goes behind the paragraph of the caret, a row below that of the caret, both as if typed. */

const line = (cells) => `| ${cells.join(" | ")} |`;
const blanks = (count) => line(Array(count).fill(""));

/** Put a text in as if it had been typed, so that it can be undone; the caret goes into its first empty cell. */
function type(area, at, text) {
  area.focus();
  area.setSelectionRange(at, at);
  document.execCommand("insertText", false, text);
  const caret = at + text.indexOf("|  |") + 2;
  area.setSelectionRange(caret, caret);
}

function addTable(area, columns) {
  const { value, selectionEnd } = area, gap = value.indexOf("\n\n", selectionEnd);
  const at = gap < 0 ? value.trimEnd().length : gap, breaks = value.slice(0, at).match(/\n{0,2}$/)[0].length;
  const rows = [line(columns), `|${columns.map(() => "---|").join("")}`, blanks(columns.length)];
  type(area, at, "\n\n".slice(breaks) + rows.join("\n"));
}

/** Return how many cells the row of the caret has, its indent, and where the next row goes; null outside a table. */
function rowAt({ value, selectionEnd }) {
  const start = value.lastIndexOf("\n", selectionEnd - 1) + 1, end = `${value}\n`.indexOf("\n", selectionEnd);
  const [, indent, row] = value.slice(start, end).match(/^([ \t]*)(.*?)[ \t]*$/);
  if (!row.startsWith("|")) return null;
  const dashes = value.slice(end).match(/^\n[ \t]*\|[ \t]*:?--[-:| \t]*/); // they stand below the head
  const cells = row.slice(1).replace(/(?<!\\)\|$/, "").split(/(?<!\\)\|/).length;
  return { cells, indent, at: end + (dashes?.[0].length ?? 0) };
}

function addRow(area) {
  const row = rowAt(area);
  if (row) type(area, row.at, `\n${row.indent}${blanks(row.cells)}`);
}

document.addEventListener("click", ({ target }) => {
  const { columns, row } = target.dataset, area = target.form?.elements.text;
  if (columns !== undefined) addTable(area, columns.split("|").map((one) => one.trim()));
  else if (row !== undefined) addRow(area);
});

document.addEventListener("selectionchange", () => {
  const area = document.activeElement, button = area.form?.querySelector("[data-row]");
  if (button && area.name === "text") button.disabled = !rowAt(area);
});

document.addEventListener("keydown", (event) => {
  const { target, key, ctrlKey, metaKey, isComposing } = event;
  if (key !== "Enter" || !(ctrlKey || metaKey) || isComposing || !target.form?.querySelector("[data-row]")) return;
  event.preventDefault();
  if (target.name === "text") addRow(target);
});
