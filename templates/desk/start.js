/* The page to begin on: each step is asked of the server, which answers with what there is to choose next. */

const form = document.getElementById("choice"), status = document.getElementById("status");
const told = new URLSearchParams(location.hash.slice(1)).get("token");
if (told) sessionStorage.setItem("token", told);
history.replaceState(null, "", location.pathname);

let before = Promise.resolve();

/** Take a step once the one before is there: what is pressed meanwhile is meant of the form as it is by then. */
function step(pressed, begins) {
  before = before.then(() => take(pressed, begins));
}

async function take(pressed, begins) {
  const fields = new URLSearchParams(new FormData(form));
  if (pressed?.name) fields.set(pressed.name, pressed.value);
  if (begins) fields.set("begin", "1");
  form.ariaBusy = "true";
  const headers = { "X-Clausebook-Token": sessionStorage.getItem("token") ?? "" };
  const answer = await fetch("/_desk/start", { method: "POST", headers, body: fields }).catch(() => null);
  form.ariaBusy = null;
  status.textContent = answer?.ok ? "" : form.dataset[answer?.status === 403 ? "readOnly" : "failed"];
  status.hidden = !status.textContent;
  if (answer?.status === 201) return location.replace("/");
  if (answer?.ok) show(await answer.text(), pressed);
}

/** Put the next step in place, with what was typed and ticked while it came; the focus stays where somebody types, or on
    what was pressed, or goes to the heading of what is new. */
function show(html, pressed) {
  const inputs = () => [...form.querySelectorAll("input:not([type=hidden]), select")], olds = inputs();
  const typing = olds.find((one) => one === document.activeElement);
  form.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  for (const one of inputs()) {
    const old = olds.find(({ name, type, value }) => name === one.name && (type !== "checkbox" || value === one.value));
    if (old) [one.value, one.checked] = [old.value, old.checked];
    if (old && old === typing) one.focus();
  }
  if (form.contains(document.activeElement)) return;
  const same = pressed?.name === "way" && form.querySelector(`button[name="way"][value="${pressed.value}"]`);
  if (pressed) (same || form.querySelector("h2[tabindex]")).focus();
}

form.addEventListener("click", ({ target }) => {
  const pressed = target.closest("button[type=button]");
  if (pressed) step(pressed);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  step(event.submitter, true);
});

step();
