// Search by any name: label, notation, alternative, misspelling, other language; case and accents do not count.
((rd) => {
  "use strict";

  const { page, say, element, title, byId } = rd;
  const MOST_FOUND = 9;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase(rd.root.lang).trim();
  let index = null; // made at the first key: the first picture does not wait for it

  function names() {
    index = index || page.nodes.map((node) => ({
      node,
      names: [node.label, title(node), node.notation || "", ...(node.names || [])]
        .filter(Boolean).map((name) => [name, fold(name)]),
    }));
    return index;
  }

  const rankOf = (folded, wanted, at) =>
    folded === wanted ? 0 : at === 0 ? 1 : /[^\p{L}\p{N}]/u.test(folded[at - 1]) ? 2 : 3;

  function bestName({ node, names: known }, wanted) {
    let best = null;
    for (const [name, folded] of known) {
      const at = folded.indexOf(wanted);
      if (at < 0) continue;
      const rank = rankOf(folded, wanted, at);
      if (!best || rank < best.rank) best = { node, name, rank };
    }
    return best;
  }

  /** Things called *text*, the best first; those of the view before others. */
  rd.find = (text) => {
    const wanted = fold(text);
    if (!wanted) return [];
    const away = (node) => Number(!rd.inView.has(node.id));
    return names().map((entry) => bestName(entry, wanted)).filter(Boolean).sort((one, other) =>
      one.rank - other.rank || away(one.node) - away(other.node) || rd.compare(one.node, other.node));
  };

  // --- the field with suggestions ------------------------------------------------------------------------

  let found = [];
  let pointed = -1;

  rd.closeFound = () => {
    found = [];
    pointed = -1;
    byId("found").hidden = true;
    const input = byId("search");
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  function showFound() {
    const text = byId("search").value;
    if (!text.trim()) return rd.closeFound();
    const all = rd.find(text);
    found = all.slice(0, MOST_FOUND);
    byId("found").replaceChildren(...(found.length ? found.map(suggestion) : [
      element("li", { className: "none", role: "presentation" }, say("found_none")),
    ]));
    byId("found").hidden = false;
    byId("search").setAttribute("aria-expanded", "true");
    rd.tell(found.length ? say("found_some", { count: all.length }) : say("found_none"));
    pointAt(found.length ? 0 : -1);
  }

  function suggestion({ node, name }, position) {
    const other = name !== node.label && name !== title(node) && name !== node.notation;
    const more = rd.kindOf(node) + (other ? " · " + say("found_by", { name }) : "");
    return element("li", { id: "found-" + position, role: "option", onmousedown: (event) => {
      event.preventDefault();
      take(position);
    } }, title(node), element("span", { className: "quiet" }, " " + more));
  }

  function pointAt(position) {
    pointed = position;
    const options = [...byId("found").querySelectorAll("[role=option]")];
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === position)));
    if (position < 0) return;
    byId("search").setAttribute("aria-activedescendant", "found-" + position);
    options[position].scrollIntoView({ block: "nearest" });
  }

  function take(position) {
    const { node } = found[position];
    byId("search").value = title(node);
    rd.closeFound();
    rd.reach(node);
  }

  const keys = {
    ArrowDown: () => pointAt(Math.min(pointed + 1, found.length - 1)),
    ArrowUp: () => pointAt(Math.max(pointed - 1, 0)),
    Enter: () => pointed >= 0 && take(pointed),
    Escape: () => {
      if (byId("found").hidden && !byId("search").value) byId("search").blur();
      byId("search").value = "";
      rd.closeFound();
    },
  };

  byId("search").addEventListener("input", showFound);
  byId("search").addEventListener("blur", rd.closeFound);
  byId("search").addEventListener("keydown", (event) => {
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  });
})(window.rodedraad);
