// Comforts for those who have JavaScript; every page works without it.
"use strict";

const box = document.getElementById("q");
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// Keys: / j k n p ? Esc. Enter follows the link that j and k have put the focus on.

function step(selector, by) {
  const links = all(selector);
  const at = links.indexOf(document.activeElement);
  const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by];
  if (next) next.focus();
}

function stepMark(by) {
  const marks = all("mark[id]");
  if (!marks.length) {
    const page = document.querySelector(by > 0 ? "a[rel=next]" : "a[rel=prev]");
    if (page) page.click();
    else if (by < 0) history.back();
    return;
  }
  const at = marks.findIndex((mark) => `#${mark.id}` === location.hash);
  const next = marks[at < 0 ? (by > 0 ? 0 : marks.length - 1) : at + by];
  if (next) location.hash = next.id;
}

const keys = {
  "/": () => box.select(),
  j: () => step(".hits h2 a, .hits h3 a", 1),
  k: () => step(".hits h2 a, .hits h3 a", -1),
  n: () => stepMark(1),
  p: () => stepMark(-1),
  "?": () => document.getElementById("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea, dialog")) {
    if (event.key === "Escape" && !event.defaultPrevented) event.target.blur();
    return;
  }
  if (!(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

// Completion: what the last word may become, with counts. Each offer is a link to its search.

if (box) {
  const list = document.createElement("ul");
  list.id = "offers";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels[0].textContent);
  list.hidden = true;
  box.after(list);
  const told = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "offers", "aria-expanded": "false" };
  for (const [name, value] of Object.entries(told)) box.setAttribute(name, value);
  let chosen = -1;
  let waiting = 0;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const choose = (number) => {
    const options = all("[role=option]", list);
    chosen = (number + options.length + 1) % (options.length + 1);
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (chosen < options.length) box.setAttribute("aria-activedescendant", options[chosen].id);
    else box.removeAttribute("aria-activedescendant");
  };

  const offer = (found) => {
    list.replaceChildren(
      ...found.map((each, at) => {
        const option = document.createElement("li");
        option.id = `offer-${at}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.go = each.go;
        for (const [name, text] of [["bdi", each.label], ["i", each.said], ["b", each.count.toLocaleString("en")]]) {
          const part = document.createElement(name);
          part.textContent = text;
          option.append(part, " ");
        }
        return option;
      }),
    );
    list.hidden = !found.length;
    chosen = found.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    box.removeAttribute("aria-activedescendant");
  };

  const ask = async () => {
    const turn = ++asked;
    const search = new URLSearchParams(new FormData(box.form));
    const answer = await fetch(`${box.dataset.complete}?${search}`).catch(() => null);
    if (!answer || !answer.ok || turn !== asked || document.activeElement !== box) return;
    offer(await answer.json());
  };

  box.addEventListener("input", () => {
    box.dir = "auto";
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
  box.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) choose(chosen + by);
    else if (event.key === "Enter" && chosen >= 0 && chosen < list.children.length) location.href = list.children[chosen].dataset.go;
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) location.href = option.dataset.go;
  });
}

// Buttons that only a script can serve.

for (const button of all("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    button.textContent = button.dataset.done;
  });
}
for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A range of bars drawn with the mouse: from the first day of one to the last day of the other.

for (const chart of all(".histogram")) {
  const bars = all("a", chart);
  const at = (event) => {
    const gaps = bars.map((bar) => {
      const { left, right } = bar.getBoundingClientRect();
      return Math.max(left - event.clientX, event.clientX - right, 0);
    });
    return gaps.indexOf(Math.min(...gaps));
  };
  const show = (from, to) => bars.forEach((bar, n) => bar.classList.toggle("drawn", n >= Math.min(from, to) && n <= Math.max(from, to)));
  let from = -1;
  let moved = false;
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  chart.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !bars.length) return;
    from = at(event);
    moved = false;
  });
  chart.addEventListener("pointermove", (event) => {
    if (from < 0) return;
    moved = moved || at(event) !== from;
    if (moved) show(from, at(event));
  });
  window.addEventListener("pointerup", (event) => {
    if (from < 0) return;
    const [low, high] = [from, at(event)].sort((a, b) => a - b);
    from = -1;
    if (!moved) return;
    const days = (bar) => new URL(bar.getAttribute("href"), location.href);
    const target = days(bars[low]);
    target.searchParams.set("until", days(bars[high]).searchParams.get("until"));
    location.href = target.href;
  });
  chart.addEventListener("click", (event) => moved && event.preventDefault(), true);
}

// Evidence: pointing at a value, or at one of its mentions, shows the words in the text.

for (const value of all(".known li")) {
  const anchors = [...new Set(all(".evidence a", value).map((link) => link.hash.slice(1)))];
  const words = anchors.map((id) => document.getElementById(id)).filter(Boolean);
  const show = (on) => words.forEach((word) => word.classList.toggle("shown", on));
  for (const event of ["mouseenter", "focusin"]) value.addEventListener(event, () => show(true));
  for (const event of ["mouseleave", "focusout"]) value.addEventListener(event, () => show(false));
}
