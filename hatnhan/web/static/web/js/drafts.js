// A draft and its findings beside each other: a mark opens its finding, a finding shows its marks.
// Without this script both are plain links.

const phone = window.matchMedia("(max-width: 900px)");
const find = (selector) => document.querySelector(selector);

const light = (ids) => {
  for (const lit of document.querySelectorAll(".m.lit")) lit.classList.remove("lit");
  for (const id of ids) document.getElementById(id)?.classList.add("lit");
};

const choose = (card) => {
  for (const other of document.querySelectorAll(".find.on")) other.classList.remove("on");
  card.classList.add("on");
  card.querySelector("details").open = true;
  light(card.dataset.figures.split(" "));
};

const closeSheet = () => {
  const sheet = find("[data-sheet]");
  if (!sheet || sheet.hidden) return;
  sheet.hidden = true;
  sheet.querySelector("[data-body]").replaceChildren();
  sheet.from?.focus({ preventScroll: true });
};

// On a phone the finding comes to the text: a copy of it at the foot of the screen.
const openSheet = (cards, mark) => {
  const sheet = find("[data-sheet]");
  const copies = cards.map((card) => {
    const copy = card.cloneNode(true);
    copy.querySelector("details").open = true;
    for (const named of [copy, ...copy.querySelectorAll("[id]")]) if (named.id) named.id = `sheet-${named.id}`;
    for (const label of copy.querySelectorAll("[for]")) label.htmlFor = `sheet-${label.htmlFor}`;
    return copy;
  });
  sheet.querySelector("[data-body]").replaceChildren(...copies);
  window.htmx?.process(sheet);
  sheet.from = mark;
  sheet.hidden = false;
  sheet.focus({ preventScroll: true });
  const [box, at] = [sheet.getBoundingClientRect(), mark.getBoundingClientRect()];
  if (at.bottom > box.top - 12) window.scrollBy({ top: at.bottom - box.top + 60 });
};

const openMark = (mark) => {
  const cards = mark.dataset.q.split(" ").map((n) => document.getElementById(`q-${n}`)).filter(Boolean);
  if (cards[0]?.id !== `q-${mark.dataset.q.split(" ")[0]}`) return false; // on another page of findings
  choose(cards[0]);
  mark.classList.add("lit");
  if (phone.matches) openSheet(cards, mark);
  else {
    cards[0].scrollIntoView({ block: "nearest" });
    cards[0].focus({ preventScroll: true });
  }
  return true;
};

const showInText = (link) => {
  const mark = document.getElementById(link.dataset.to);
  if (!mark) return false; // on another page of the text
  closeSheet();
  const card = link.closest(".find");
  light(card.dataset.figures.split(" "));
  mark.scrollIntoView({ block: "center" });
  mark.focus({ preventScroll: true });
  return true;
};

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const mark = event.target.closest("a.m");
  const link = event.target.closest("a[data-to]");
  if ((mark && openMark(mark)) || (link && showInText(link))) event.preventDefault();
  else if (mark) sessionStorage.setItem("mark", mark.id);
  if (event.target.closest("[data-close]")) closeSheet();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeSheet(); });

// Who came by a link to a finding or a figure sees which one is meant, at the place of the text
// from which the link was followed.
const from = sessionStorage.getItem("mark");
sessionStorage.removeItem("mark");
const arrived = document.getElementById(location.hash.slice(1));
if (arrived?.matches(".find")) {
  choose(arrived);
  const mark = document.getElementById(from) ?? find(".m.lit");
  mark?.scrollIntoView({ block: "center" });
  if (mark && phone.matches) openSheet([arrived], mark);
  else arrived.scrollIntoView({ block: "nearest" });
} else if (arrived?.matches(".m")) {
  arrived.classList.add("lit");
  const at = new URLSearchParams(location.search).get("at");
  if (at) document.getElementById(`q-${at}`)?.classList.add("on");
}

// After ignoring, the page is another; the keyboard stays in it.
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "noi-dung") document.getElementById("h-found")?.focus({ preventScroll: true });
});

// What was refused is brought before the eyes.
document.querySelector("form[data-draft] [aria-invalid=true]")?.scrollIntoView({ block: "center" });

// A file dropped anywhere on the form is the file chosen.
for (const form of document.querySelectorAll("form[data-draft]")) {
  const [drop, file] = [form.querySelector("[data-drop]"), form.querySelector("input[type=file]")];
  // The browser's own button speaks the browser's language: ours stands under it.
  const name = form.querySelector("[data-chosen]");
  const none = name.textContent;
  const told = () => { name.textContent = file.files[0]?.name ?? none; };
  drop.classList.add("scripted");
  told();
  const over = (on) => drop.classList.toggle("over", on);
  form.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) { event.preventDefault(); over(true); } });
  form.addEventListener("dragleave", (event) => { if (!form.contains(event.relatedTarget)) over(false); });
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    over(false);
    file.files = event.dataTransfer.files;
    told();
  });
  file.addEventListener("change", told);
}
