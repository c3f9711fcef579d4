/* Makes one tree of elements like another by touching only what differs, so that scroll position, selection, focus and
   what a person opened or typed stay. Used for pages and for the parts of the desk alike. */

const STATES = new Set(["value", "checked", "selected"]);

export function swap(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) old.nodeValue = fresh.nodeValue;
  else {
    swapAttributes(old, fresh);
    swapChildren(old, fresh);
  }
}

function swapAttributes(old, fresh) {
  const names = new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()]);
  if (old.nodeName === "DETAILS") names.delete("open");
  for (const name of names) {
    const value = fresh.getAttribute(name);
    if (old.getAttribute(name) === value) continue;
    if (value === null) old.removeAttribute(name);
    else old.setAttribute(name, value);
    if (STATES.has(name) && name in old) old[name] = name === "value" ? value ?? "" : value !== null;
  }
}

function swapChildren(old, fresh) {
  const olds = [...old.childNodes], news = [...fresh.childNodes];
  let end = null;
  while (olds.length && news.length && olds[0].isEqualNode(news[0])) { olds.shift(); news.shift(); }
  while (olds.length && news.length && olds.at(-1).isEqualNode(news.at(-1))) { end = olds.pop(); news.pop(); }
  const named = new Map(olds.filter((one) => one.id).map((one) => [one.id, one]));
  const wanted = new Set(news.map((one) => one.id).filter(Boolean));
  for (const next of news) {
    const kept = named.get(next.id) ?? (alike(olds[0], next) ? olds[0] : null);
    if (kept === null) old.insertBefore(old.ownerDocument.importNode(next, true), olds[0] ?? end);
    else {
      while (olds[0] !== kept && !wanted.has(olds[0].id)) olds.shift().remove(); // what is moved loses focus and scrolling
      if (kept !== olds[0]) old.insertBefore(kept, olds[0]);
      olds.splice(olds.indexOf(kept), 1);
      swap(kept, next);
    }
  }
  for (const gone of olds) gone.remove();
}

function alike(one, other) {
  return one?.nodeType === other.nodeType && one.nodeName === other.nodeName && !one.id && !other.id;
}
