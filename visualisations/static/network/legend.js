// The legend, the bar that counts, and the list: the same filters and the same choice as the map.
((rd) => {
  "use strict";

  const { page, say, byId } = rd;
  const entries = [...document.querySelectorAll(".entry")];
  const values = {
    kind: page.kinds.map((kind) => kind.iri),
    field: page.fieldIris,
    line: page.lines,
  };
  const valueOf = (entry) => values[entry.dataset.group][Number(entry.dataset.value)];

  /** Show a thing again whose kind or field was hidden: who looks for it wants to see it. */
  rd.unhide = (node) => {
    if (rd.isShown(node)) return;
    const { hidden } = rd.state;
    const fields = (node.fields || []).map((field) => page.fieldIris[field]);
    rd.change({ hidden: {
      ...hidden,
      kind: hidden.kind.filter((kind) => kind !== page.kinds[node.kind].iri),
      field: hidden.field.filter((field) => !fields.includes(field)),
    } });
  };

  byId("legend").addEventListener("click", (event) => {
    const entry = event.target.closest(".entry");
    if (!entry) return;
    const { group } = entry.dataset;
    const value = valueOf(entry);
    const before = rd.state.hidden[group];
    const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
    rd.change({ hidden: { ...rd.state.hidden, [group]: after } });
    const node = rd.chosen();
    if (node && !rd.passes(node)) rd.choose(null);
  });

  /** The entries that say something about this view, with how many of each there are in it. */
  rd.showLegend = () => {
    const counts = counted();
    for (const entry of entries) {
      const value = valueOf(entry);
      const count = counts[entry.dataset.group].get(value) || 0;
      entry.setAttribute("aria-pressed", String(!rd.state.hidden[entry.dataset.group].includes(value)));
      entry.querySelector(".count").textContent = count;
      entry.parentElement.hidden = !count;
    }
    for (const heading of document.querySelectorAll("#legend h3")) {
      heading.hidden = [...heading.nextElementSibling.children].every((item) => item.hidden);
    }
  };

  function counted() {
    const counts = { kind: new Map(), field: new Map(), line: new Map() };
    const add = (group, value) => counts[group].set(value, (counts[group].get(value) || 0) + 1);
    for (const node of rd.content()) {
      add("kind", values.kind[node.kind]);
      if (node.subject) for (const field of node.fields || []) add("field", values.field[field]);
    }
    for (const edge of rd.edges) if (rd.lensTies.has(edge.id)) add("line", edge.sort);
    return counts;
  }

  rd.tellWhatIsSeen = () => {
    const things = rd.things();
    byId("seen").textContent = say("you_see", { shown: things.filter(rd.isShown).length, total: things.length });
    byId("reset").disabled = rd.isReset();
  };

  // --- the list ------------------------------------------------------------------------------------------

  rd.isListed = (node) => rd.isShown(node);

  rd.filterList = () => {
    for (const node of page.nodes) {
      const entry = byId("n" + node.id);
      if (entry) entry.classList.toggle("off", !rd.isListed(node));
    }
  };

  rd.markInList = () => {
    for (const entry of document.querySelectorAll(".list [aria-current]")) entry.removeAttribute("aria-current");
    const node = rd.chosen();
    const entry = node && byId("n" + node.id);
    if (!entry) return;
    entry.setAttribute("aria-current", "true");
    if (rd.state.view === "list") entry.scrollIntoView({ block: "nearest" });
  };

  byId("lijst").addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#n"]');
    if (!link) return;
    event.preventDefault();
    rd.reach(rd.nodes.get(Number(link.hash.slice(2))));
  });

  // --- map or list, light or dark ------------------------------------------------------------------------

  rd.showView = (before) => {
    const { view } = rd.state;
    rd.root.dataset.view = view;
    byId("view-map").setAttribute("aria-pressed", String(view === "map"));
    byId("view-list").setAttribute("aria-pressed", String(view === "list"));
    const node = rd.chosen();
    const entry = node && byId("n" + node.id);
    if (view === before || !node) return;
    if (view === "list" && entry) entry.scrollIntoView({ block: "start" });
    if (view === "map") rd.bringIntoView(node);
  };

  rd.showScheme = () => {
    if (rd.state.scheme) rd.root.dataset.scheme = rd.state.scheme;
    else delete rd.root.dataset.scheme;
    byId("scheme").textContent = say(rd.schemeName() === "dark" ? "light" : "dark");
  };

  byId("scheme").addEventListener("click", () =>
    rd.change({ scheme: rd.schemeName() === "dark" ? "light" : "dark" }));
  byId("view-map").addEventListener("click", () => rd.change({ view: "map" }));
  byId("view-list").addEventListener("click", () => rd.change({ view: "list" }));
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    rd.change({ view: "list" });
    byId("lijst").focus();
  });
})(window.rodedraad);
