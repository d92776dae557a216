// Search-as-you-type: the list is walked with the arrow keys; choosing puts the key beside the text.
for (const box of document.querySelectorAll(".choosing")) {
  const [key, text, list] = [box.querySelector("input[type=hidden]"), box.querySelector("[role=combobox]"), box.querySelector("[role=listbox]")];
  const options = () => [...list.querySelectorAll("button[role=option]")];
  const close = () => { list.replaceChildren(); text.setAttribute("aria-expanded", "false"); text.removeAttribute("aria-activedescendant"); };
  const choose = (option) => { key.value = option.dataset.key; text.value = option.dataset.name; close(); text.focus(); };
  const mark = (option) => {
    for (const o of options()) o.setAttribute("aria-selected", String(o === option));
    text.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  text.addEventListener("input", () => { key.value = ""; });
  list.addEventListener("htmx:afterSwap", () => {
    options().forEach((o, i) => { o.id = `${list.id}-${i}`; });
    text.setAttribute("aria-expanded", String(list.childElementCount > 0));
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("button[role=option]");
    if (option) { event.preventDefault(); choose(option); }
  });
  text.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.findIndex((o) => o.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" && all.length) { event.preventDefault(); mark(all[(at + 1) % all.length]); }
    else if (event.key === "ArrowUp" && all.length) { event.preventDefault(); mark(all[(at - 1 + all.length) % all.length]); }
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); choose(all[at]); }
    else if (event.key === "Escape") close();
  });
  text.addEventListener("blur", () => setTimeout(close, 150));
}
