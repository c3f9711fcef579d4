/* The desk in the browser. It knows four things: views, swapping, panels, forms. Where a person stands is the query of the
   address; what the bar and the panels show of it comes from the server as HTML. */

import { encodePath, mayLeave, openLines, passageAt, saveText, unsaved } from "./edit.js";
import { dress, mark, reveal, unmark } from "./marks.js";
import { swap } from "./swap.js";

const part = (id) => document.getElementById(id);
const frame = part("page"), words = part("words").dataset;
const token = takeToken();
let at = location.search; // where the desk is
let wanted = null; // the finding to show as soon as its page is there

/** Take the token of the run from the fragment of the address; without it the desk is read-only. */
function takeToken() {
  const told = new URLSearchParams(location.hash.slice(1)).get("token");
  if (told) sessionStorage.setItem("token", told);
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  const kept = sessionStorage.getItem("token") ?? "";
  document.body.classList.toggle("read-only", !kept);
  return kept;
}

function say(text) {
  part("status").textContent = text;
  part("status").hidden = !text;
}

/** Say something that is over soon. */
function tell(text) {
  say(text);
  setTimeout(() => part("status").textContent === text && say(""), 4000);
}

/* --- parts of the desk ------------------------------------------------------------------------------------------- */

const ask = (address, more = {}) => fetch(address, { ...more, headers: { "X-Clausebook-Token": token, ...more.headers } });
const page = async (answer, Parser = DOMParser) => new Parser().parseFromString(await answer.text(), "text/html");

function put(element, fresh) {
  const made = element.cloneNode(false);
  made.append(...fresh.body.childNodes);
  swap(element, made);
}

const panelName = () => new URLSearchParams(location.search).get("panel") || "findings";
const loads = { bar: 0, side: 0 };

/** Load a part of the desk, unless the person is elsewhere by the time it comes, has typed, or something newer is there. */
async function load(id, name) {
  const turn = ++loads[id], { search } = location, fresh = await page(await ask(`/_desk/panel/${name}${search}`));
  if (loads[id] === turn && search === location.search && !unsaved(part(id)).length) put(part(id), fresh);
}

async function loadParts() {
  await Promise.all([load("bar", "bar"), load("side", panelName()).then(openLines)]); // later it would take the focus away
}

/* --- views ------------------------------------------------------------------------------------------------------- */

/** Say whether an address shows another panel, or another file in it. */
function leaves(query) {
  const next = new URLSearchParams(query), here = new URLSearchParams(at);
  return ["panel", "source", "entry", "verb"].some((name) => next.get(name) !== here.get(name));
}

async function go(query) {
  if (leaves(query) && !mayLeave(words.unsaved)) return;
  history.pushState(null, "", query || "/");
  await arrive();
}

/** Show what the address asks for. */
async function arrive() {
  at = location.search;
  await loadParts();
  const { address, width, scheme } = part("at").dataset;
  part("stage").dataset.width = width;
  frame.dataset.scheme = scheme;
  if (frame.contentWindow.location.pathname !== address) frame.contentWindow.location.replace(address);
  else show();
}

/** Take over where a link in the page led to. */
async function follow() {
  const { address, prefix } = part("at").dataset, { pathname } = frame.contentWindow.location;
  if (pathname === address || !pathname.startsWith(prefix)) return;
  const query = new URLSearchParams(location.search);
  query.set("path", decodeURIComponent(pathname.slice(prefix.length)));
  history.replaceState(null, "", `?${query}`);
  await loadParts();
}

function show() {
  unmark(frame.contentDocument);
  mark(frame.contentDocument, part("at").children);
  if (wanted) showFinding(wanted);
}

function showFinding(id) {
  const finding = [...part("at").children].find((one) => one.dataset.finding === id);
  wanted = null;
  if (finding) reveal(frame.contentDocument, finding);
}

async function opened() {
  const shown = frame.contentDocument;
  if (!shown?.body || shown.URL === "about:blank") return;
  dress(shown);
  shown.addEventListener("click", clicked);
  await follow();
  show();
}

/** A click in the page: beside the findings a marked passage opens its own, any other what it is written in, as two
    clicks do everywhere; a link out of the desk opens a tab. */
function clicked(event) {
  const link = event.target.closest("a[href]"), passage = event.target.closest("[data-desk]");
  if (link && link.origin !== location.origin) {
    event.preventDefault();
    open(link.href, "_blank", "noopener");
  } else if (!link && passage && panelName() === "findings" && event.detail < 2) openFinding(passage.dataset.deskFinding);
  else if (!link) edit(passageAt(event));
}

/** Open what a passage of the page is written in. */
async function edit(passage) {
  const answer = passage && (await ask(`/_desk/at${location.search || "?"}&${passage}`));
  if (answer?.redirected) await go(new URL(answer.url).search);
}

/** Return the query of the address without some names. */
function without(...names) {
  const query = new URLSearchParams(location.search);
  for (const name of names) query.delete(name);
  return query;
}

async function openFinding(id) {
  if (!part(id)) await go(`?${without("panel", "severity", "locale")}`);
  const details = part(id)?.querySelector("details");
  if (!details) return;
  details.open = true;
  details.querySelector("summary").focus();
  details.scrollIntoView({ block: "nearest" });
}

/* --- a new draft, in place --------------------------------------------------------------------------------------- */

let turns = 0;
async function redraw() {
  const turn = ++turns, { DOMParser, location: { pathname } } = frame.contentWindow; // a page has a policy of its own
  const fresh = await page(await fetch(pathname), DOMParser);
  if (turn !== turns || pathname !== frame.contentWindow.location.pathname) return;
  unmark(frame.contentDocument);
  swap(frame.contentDocument.documentElement, fresh.documentElement);
  mark(frame.contentDocument, part("at").children);
}

let events;
function listen() {
  events = new EventSource("/_desk/events");
  events.addEventListener("open", () => say(""));
  events.addEventListener("error", () => say(words.lost));
  events.addEventListener("draft", ({ data }) => {
    if (part("at").dataset.number !== data) redraw();
  });
  events.addEventListener("findings", async () => {
    await (part("side").querySelector("[data-answer]") ? load("bar", "bar") : loadParts());
    show();
  });
}

document.addEventListener("visibilitychange", () => (document.hidden ? events?.close() : listen()));
if (!document.hidden) listen();

/* --- links, forms and what is printed ---------------------------------------------------------------------------- */

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href^='?']"), button = event.target.closest("[data-print]");
  if (button) await print(button);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  await go(link.getAttribute("href"));
  if (link.dataset.opens) openFinding(link.dataset.opens);
});

document.addEventListener("change", ({ target }) => {
  if (target.form?.dataset.live !== undefined && target.form.reportValidity()) target.form.requestSubmit();
});

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target, action = event.submitter?.getAttribute("formaction") ?? form.action;
  if (form.ariaBusy) return;
  if (!token && (form.dataset.source || form.method === "post")) return say(words.readOnly);
  const fields = await fieldsOf(form, event.submitter);
  if (form.dataset.source) await saveText(form, ask) ? tell(words.saved) : say(words.failed);
  else if (form.method === "get") {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of fields) query.set(name, value);
    await go(`?${query}`);
  } else await send(form, fields, action);
});

/** Return what stands in a form; a file is handed over first, and stands there by the name that it got. */
async function fieldsOf(form, submitter) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (!(value instanceof File)) fields.append(name, value);
    else if (value.name) fields.append(name, await given(value));
  }
  return fields;
}

const given = async (file) => (await ask(`/_desk/given/${encodeURIComponent(file.name)}`, { method: "POST", body: file })).text();

/** Show the address of what was just made, so that loading the page again finds it. */
function lead(to) {
  if (to) history.replaceState(null, "", to);
  at = location.search;
}

/** Send what changes something; the answer takes the place of the panel. */
async function send(form, fields, action) {
  form.ariaBusy = "true";
  say(words.working);
  try {
    const element = form.closest("[data-part]") ?? part("side");
    const answer = await ask(action, { method: "POST", body: fields }), fresh = await page(answer);
    if (!answer.ok) return say(fresh.body.textContent.trim() || words.failed);
    loads.side++;
    put(element, fresh);
    lead(element.querySelector(".done")?.dataset.to);
    tell(element.querySelector(".done")?.textContent ?? "");
  } catch {
    say(words.failed);
  } finally {
    form.ariaBusy = null;
  }
}

/** What is opened loads what it has not loaded yet, and a finding shows its passage. */
document.addEventListener("toggle", async ({ target }) => {
  if (!target.open) return;
  if (target.dataset.src) put(target.querySelector(":scope > div"), await page(await ask(target.dataset.src)));
  if (target.dataset.path) await showPassage(target.dataset);
}, true);

async function showPassage({ finding, path }) {
  wanted = finding;
  const query = new URLSearchParams(location.search);
  if ([...part("at").children].some((one) => one.dataset.finding === finding)) return showFinding(finding);
  query.set("path", path);
  query.delete("view");
  await go(`?${query}`);
}

/** Have a file printed and open it in a tab, which has to be there before the browser forgets the click. */
async function print(button) {
  const tab = open("", "_blank");
  button.ariaBusy = "true";
  say(words.printing);
  const answer = await ask(`/_desk/print/${encodePath(button.dataset.print)}`, { method: "POST" });
  button.ariaBusy = null;
  say(answer.ok ? "" : words.failed);
  if (answer.ok) tab.location = URL.createObjectURL(await answer.blob());
  else tab?.close();
}

addEventListener("popstate", () => {
  if (leaves(location.search) && !mayLeave(words.unsaved)) history.pushState(null, "", at || "/");
  else arrive();
});
document.addEventListener("keydown", ({ key, isComposing, defaultPrevented }) => {
  if (key === "Escape" && panelName() === "clause" && !isComposing && !defaultPrevented) go("?" + without("panel", "source", "line", "entry"));
});
frame.addEventListener("load", opened);
part("stage").dataset.width = part("at").dataset.width;
frame.dataset.scheme = part("at").dataset.scheme;
openLines();
if (frame.contentDocument?.readyState === "complete") opened();
