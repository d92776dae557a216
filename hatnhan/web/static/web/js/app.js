// Small help on every page; each page works without it.

// One popover at a time, closed by a click elsewhere or by Escape.
const popovers = [...document.querySelectorAll("details[data-close-outside]")];
document.addEventListener("click", (event) => {
  for (const d of popovers) if (d.open && !d.contains(event.target)) d.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const d of popovers) if (d.open) { d.open = false; d.querySelector("summary").focus(); }
});
for (const d of popovers) {
  d.addEventListener("toggle", () => { if (d.open) d.querySelector("input[type=search]")?.focus(); });
}

const shown = (iso) => iso.split("-").reverse().join("/");
const parts = (text) => text.split(/[/.-]/).map(Number);

// The device's own calendar behind a field that always reads ngày/tháng/năm.
for (const picker of document.querySelectorAll("input[data-pick]")) {
  const field = document.getElementById(picker.dataset.pick);
  picker.parentElement.querySelector("[data-open-picker]")?.addEventListener("click", () => picker.showPicker?.());
  picker.addEventListener("change", () => { if (picker.value) field.value = shown(picker.value); });
}

// The slider keeps day and month and changes the year; letting go asks.
for (const slider of document.querySelectorAll("input[data-years]")) {
  const field = document.getElementById(slider.dataset.years);
  const out = document.getElementById(`${slider.id}-out`);
  slider.addEventListener("input", () => {
    const [day, month] = parts(field.value);
    const last = new Date(Number(slider.value), month, 0).getDate();
    field.value = [Math.min(day, last), month].map((n) => String(n).padStart(2, "0")).join("/") + `/${slider.value}`;
    out.value = slider.value;
  });
  slider.addEventListener("change", () => slider.form.requestSubmit());
}

// Filters ask by themselves; the button stays for those without a script.
for (const form of document.querySelectorAll("form[data-auto]")) {
  form.addEventListener("change", () => form.requestSubmit());
}
// Empty fields have no place in an address.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form[method=get] :disabled")) field.disabled = false;
});
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());

document.body.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (token) event.detail.headers["X-CSRFToken"] = token.value;
});

// Branches of the tree: a button opens what is below its line; htmx fetches it the first time.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-twist]");
  if (!button) return;
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  button.closest("li").querySelector(":scope > ul").hidden = !open;
});
