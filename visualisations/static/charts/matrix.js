/* The matrix: rows open and close from field to theme; a cell tells what it rests on. */
(() => {
  "use strict";

  const table = document.getElementById("matrix");
  const panel = document.getElementById("panel");
  const grounds = JSON.parse(document.getElementById("grounds").textContent);
  const rows = [...table.tBodies[0].rows];
  const button = (row) => row.querySelector("button.row");
  const empty = document.getElementById("empty");
  const nothing = [...panel.childNodes];

  // --- rows

  const isOpen = (row) => button(row)?.getAttribute("aria-expanded") === "true";
  const above = (row) => rows[Number(row.dataset.parent)];

  const show = () => {
    for (const row of rows) {
      const upper = above(row);
      const isFolded = upper !== undefined && (upper.hidden || !isOpen(upper));
      row.hidden = isFolded || ("empty" in row.dataset && !empty.checked);
    }
  };

  const set = (row, open) => button(row)?.setAttribute("aria-expanded", String(open));

  const setAll = (open) => {
    rows.forEach((row) => set(row, open));
    show();
  };

  // --- cells

  const element = (tag, text, name = "") => {
    const made = document.createElement(tag);
    made.textContent = text;
    made.className = name;
    return made;
  };

  const list = (texts) => {
    const made = document.createElement("ul");
    made.append(...texts.map((text) => element("li", text)));
    return made;
  };

  const groundOf = (ground) => {
    const made = element("div", "", "ground");
    made.append(element("p", ground.says));
    if (ground.reason) made.append(element("p", ground.reason));
    made.append(list(ground.reviews), element("p", ground.row, "muted row-of"));
    return made;
  };

  const choose = (cell) => {
    table.querySelector("[aria-current]")?.removeAttribute("aria-current");
    if (!cell) {
      panel.replaceChildren(...nothing);
      return;
    }
    const found = grounds[Number(cell.dataset.cell)];
    cell.setAttribute("aria-current", "true");
    panel.replaceChildren(
      element("h2", found.title),
      element("p", found.says, "muted"),
      ...found.grounds.map(groundOf),
      ...(found.written.length ? [list(found.written)] : []),
    );
    panel.scrollTop = 0;
  };

  // --- keys

  // From a button to the next one in its row, or to the nearest column in the next row that has any.
  const across = (from, step) => {
    const found = [...from.closest("tr").querySelectorAll("button")];
    return found[found.indexOf(from) + step];
  };

  const place = (one) => one.closest("td, th").cellIndex;

  const down = (from, step) => {
    const seen = rows.filter((row) => !row.hidden);
    const start = seen.indexOf(from.closest("tr"));
    for (let at = start + step; seen[at]; at += step) {
      const found = [...seen[at].querySelectorAll("button")];
      const distance = (one) => Math.abs(place(one) - place(from));
      if (found.length) return found.reduce((best, one) => (distance(one) < distance(best) ? one : best));
    }
    return undefined;
  };

  const moves = {
    ArrowRight: (from) => across(from, 1),
    ArrowLeft: (from) => across(from, -1),
    ArrowDown: (from) => down(from, 1),
    ArrowUp: (from) => down(from, -1),
  };

  table.addEventListener("keydown", (event) => {
    const from = event.target.closest("button");
    if (!from || event.ctrlKey || event.altKey || event.metaKey) return;
    const row = from.closest("tr");
    const turns = from.classList.contains("row") && { ArrowRight: !isOpen(row), ArrowLeft: isOpen(row) }[event.key];
    if (turns) {
      set(row, event.key === "ArrowRight");
      show();
    } else if (moves[event.key]) {
      moves[event.key](from)?.focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null);
  });

  table.addEventListener("click", (event) => {
    const from = event.target.closest("button");
    if (!from) return;
    if (from.classList.contains("row")) {
      set(from.closest("tr"), !isOpen(from.closest("tr")));
      show();
    } else {
      choose(from);
    }
  });

  document.getElementById("open").addEventListener("click", () => setAll(true));
  document.getElementById("close").addEventListener("click", () => setAll(false));
  empty.addEventListener("change", show);

  // Without script every row is shown; with it only as deep as was asked.
  rows.forEach((row) => set(row, button(row)?.hasAttribute("data-open") ?? false));
  document.querySelector(".controls").hidden = false;
  show();
  document.documentElement.dataset.drawn = "true";
})();
