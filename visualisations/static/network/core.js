// What every part of the page builds on: the data, words, elements, and the registers parts add themselves to.
window.rodedraad = (() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  // What unpacked the page gives it, and what the page in another language left: see "unpack" and "language".
  const { page, language, languages, carried, running, speak } = window.rodedraad;
  const root = document.documentElement;
  const say = (key, values = {}) => page.words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const nodes = new Map(page.nodes.map((node) => [node.id, node]));
  const byIri = new Map(page.nodes.map((node) => [node.iri, node]));
  const edges = page.edges.map((edge, id) => ({ ...edge, id }));
  const touching = new Map(page.nodes.map((node) => [node.id, []]));
  for (const edge of edges) {
    touching.get(edge.from).push(edge);
    touching.get(edge.to).push(edge);
  }

  const title = (node) => (node.notation ? node.notation + " " : "") + node.label;
  const collator = new Intl.Collator(root.lang, { numeric: true });

  /** Make an element: properties where it has them, else attributes; text is text, never markup. */
  function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in made) made[name] = value;
      else made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

  /** Make a folded section under the legend for the controls of one part, and return its inside. */
  function tool(id, name) {
    const inside = element("div", { className: "inside" });
    byId("tools").append(element("details", { id, className: "tool" }, element("summary", {}, name), inside));
    return inside;
  }

  return {
    page, language, languages, carried, running, speak, root, byId, say, nodes, byIri, edges, touching, title, element, tool,
    isStated: (edge) => edge.sort !== "inferred",
    otherEnd: (edge, id) => nodes.get(edge.from === id ? edge.to : edge.from),
    kindOf: (node) => page.kinds[node.kind].label,
    compare: (one, other) => collator.compare(title(one), title(other)),
    tell: (text) => { byId("told").textContent = text; },
    quiet: (text) => element("p", { className: "quiet" }, text),
    isCalm: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
    // Registers: a part adds a function, and the core asks all of them.
    rules: { shown: [], drawn: [], inferred: [], lit: [], node: [], edge: [], place: [], settle: [], tie: [] },
    drawn: [], panel: [], edgePanel: [], tie: [],
  };
})();
