/* The page to begin on: each step is asked of the server, which answers with what there is to choose next. */

const form = document.getElementById("choice"), status = document.getElementById("status");
const told = new URLSearchParams(location.hash.slice(1)).get("token");
if (told) sessionStorage.setItem("token", told);
history.replaceState(null, "", location.pathname);

async function step(fields, pressed) {
  form.ariaBusy = "true";
  const headers = { "X-Clausebook-Token": sessionStorage.getItem("token") ?? "" };
  const answer = await fetch("/_desk/start", { method: "POST", headers, body: fields }).catch(() => null);
  form.ariaBusy = null;
  status.textContent = answer?.ok ? "" : form.dataset[answer?.status === 403 ? "readOnly" : "failed"];
  status.hidden = !status.textContent;
  if (answer?.status === 201) return location.replace("/");
  if (answer?.ok) show(await answer.text(), pressed);
}

/** Put the next step in place; the focus stays on what was pressed, or goes to the heading of what is new. */
function show(html, pressed) {
  form.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  const same = pressed?.name === "way" && form.querySelector(`button[name="way"][value="${pressed.value}"]`);
  if (pressed) (same || form.querySelector("h2[tabindex]")).focus();
}

const filled = () => new URLSearchParams(new FormData(form));

form.addEventListener("click", ({ target }) => {
  const pressed = target.closest("button[type=button]");
  if (!pressed) return;
  const fields = filled();
  fields.set(pressed.name, pressed.value);
  step(fields, pressed);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const fields = filled(), pressed = event.submitter;
  if (pressed?.name) fields.set(pressed.name, pressed.value);
  fields.set("begin", "1");
  step(fields, pressed);
});

step(filled());
