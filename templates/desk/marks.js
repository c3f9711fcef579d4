/* Findings beside their passages in a page: a bar at the block, a wavy line below the words. The page's own elements get
   two attributes, which go again before the next draft is swapped in; the words are marked without any. */

const SEVERITIES = ["suggestion", "warning", "error"];
const SHEET = `
[data-desk] { --mark: #2f6fd0; cursor: pointer; box-shadow: -8px 0 var(--paper, Canvas), -11px 0 var(--mark); }
[data-desk="warning"] { --mark: #b76e00; }
[data-desk="error"] { --mark: #d1242f; }
::highlight(desk-suggestion) { text-decoration: underline dotted #2f6fd0; }
::highlight(desk-warning) { text-decoration: underline wavy #b76e00 1px; }
::highlight(desk-error) { text-decoration: underline wavy #d1242f 1px; }
::highlight(desk-shown) { background-color: #ffd75e; color: #000; }
`;

/** Give a page the look of marks, by a style sheet that its security policy has nothing against. */
export function dress(page) {
  const sheet = new page.defaultView.CSSStyleSheet();
  sheet.replaceSync(SHEET);
  page.adoptedStyleSheets = [sheet];
}

/** Mark the passages that a list of findings is about. */
export function mark(page, findings) {
  const words = Object.fromEntries(SEVERITIES.map((one) => [one, []]));
  for (const { dataset } of findings) {
    const { block, range } = passage(page, dataset);
    if (range) words[dataset.severity].push(range);
    if (block && SEVERITIES.indexOf(block.dataset.desk) < SEVERITIES.indexOf(dataset.severity)) {
      block.dataset.desk = dataset.severity;
      block.dataset.deskFinding = dataset.finding;
    }
  }
  for (const one of SEVERITIES) highlight(page, `desk-${one}`, words[one]);
}

export function unmark(page) {
  for (const block of page.querySelectorAll("[data-desk]")) {
    block.removeAttribute("data-desk");
    block.removeAttribute("data-desk-finding");
  }
}

/** Bring the passage of a finding into view. */
export function reveal(page, finding) {
  const { block, range } = passage(page, finding.dataset);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  block?.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  highlight(page, "desk-shown", range ? [range] : []);
}

function highlight(page, name, ranges) {
  const { CSS, Highlight } = page.defaultView;
  if (Highlight) CSS.highlights.set(name, new Highlight(...ranges));
}

/** Return the block that a finding is about, and its words there where the page has them as the source does. */
function passage(page, { anchor, block, quote }) {
  const clause = page.getElementById(anchor);
  if (!clause) return {};
  const range = quote.trim() ? find(clause, quote) : null;
  if (range) return { block: blockOf(range.startContainer, clause), range };
  const blocks = [...clause.children].filter((one) => !/^H\d$/.test(one.nodeName));
  return { block: blocks[block] ?? clause.firstElementChild ?? clause };
}

function blockOf(node, clause) {
  const block = node.parentElement.closest("p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, figcaption, caption");
  return block && clause.contains(block) ? block : clause;
}

/** Return the range in which an element says a text, line breaks counted as blanks. */
function find(element, quote) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const places = [];
  let text = "";
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.data.length; at++) places.push([walker.currentNode, at]);
    text += walker.currentNode.data;
  }
  const start = text.replace(/\s/g, " ").indexOf(quote.replace(/\s/g, " "));
  if (start < 0) return null;
  const range = element.ownerDocument.createRange();
  const [[first, from], [last, to]] = [places[start], places[start + quote.length - 1]];
  range.setStart(first, from);
  range.setEnd(last, to + 1);
  return range;
}
