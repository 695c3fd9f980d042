// A field that finds one of a list of things by its name, by keyboard or mouse, and hands it on.
((rd) => {
  "use strict";

  const MOST = 8;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase(rd.root.lang).trim();
  let count = 0;

  /** Return a field called *name* that offers *things* (`{ iri, label, more }`) and calls *take* with one;
   *leave* is called when Escape is pressed in an empty field. */
  rd.picker = (id, name, things, take, leave) => {
    const list = rd.element("ul", { id: id + "-found", className: "picked", role: "listbox", hidden: true });
    list.setAttribute("aria-label", name);
    const input = rd.element("input", {
      id, type: "search", role: "combobox", autocomplete: "off", spellcheck: false, placeholder: name,
    });
    for (const [attribute, value] of [["label", name], ["autocomplete", "list"], ["expanded", "false"], ["controls", list.id]]) {
      input.setAttribute("aria-" + attribute, value);
    }
    let found = [];
    let pointed = -1;

    function offer() {
      const wanted = fold(input.value);
      const named = things().map((thing) => ({ thing, folded: fold(thing.label) })).filter(({ folded }) => folded.includes(wanted));
      const first = ({ folded }) => (folded === wanted ? 0 : folded.startsWith(wanted) ? 1 : 2);
      named.sort((one, other) => first(one) - first(other) || (one.folded < other.folded ? -1 : 1));
      found = wanted ? named.slice(0, MOST).map(({ thing }) => thing) : [];
      const none = rd.element("li", { className: "none", role: "presentation" }, rd.say("found_none"));
      list.replaceChildren(...(found.length ? found.map(option) : [none]));
      list.hidden = !wanted;
      input.setAttribute("aria-expanded", String(Boolean(wanted)));
      if (wanted) rd.tell(found.length ? rd.say("found_some", { count: named.length }) : rd.say("found_none"));
      point(found.length ? 0 : -1);
    }

    function option(thing, place) {
      const item = rd.element("li", { id: id + "-" + (count += 1), role: "option" },
        thing.label, rd.element("span", { className: "quiet" }, " " + thing.more));
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        take(found[place]);
      });
      return item;
    }

    function point(place) {
      pointed = place;
      [...list.querySelectorAll("[role=option]")].forEach((item, at) => {
        item.setAttribute("aria-selected", String(at === place));
        if (at !== place) return;
        input.setAttribute("aria-activedescendant", item.id);
        item.scrollIntoView({ block: "nearest" });
      });
      if (place < 0) input.removeAttribute("aria-activedescendant");
    }

    const keys = {
      ArrowDown: () => point(Math.min(pointed + 1, found.length - 1)),
      ArrowUp: () => point(Math.max(pointed - 1, 0)),
      Enter: () => { if (pointed >= 0) take(found[pointed]); },
      Escape: () => {
        if (!input.value) return leave();
        input.value = "";
        offer();
      },
    };
    input.addEventListener("input", offer);
    input.addEventListener("blur", () => { list.hidden = true; });
    input.addEventListener("keydown", (event) => {
      const action = keys[event.key];
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    });
    return rd.element("div", { className: "picker" }, input, list);
  };
})(window.rodedraad);
