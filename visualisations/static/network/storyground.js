// Where what a story claims is written: the place and, where the document is registered, the words themselves.
((rd) => {
  "use strict";

  const { page, say, element, byIri } = rd;
  const MOST = 2; // places a claim; all of them stand in the panel

  /** What a step points at: a thing, or the link between two things that says most of where it is written. */
  function owner({ node, from, to }) {
    if (node) {
      const found = byIri.get(node);
      return found ? { name: rd.title(found), evidence: found.evidence || [], open: () => rd.reach(found) } : null;
    }
    const [start, end] = [byIri.get(from), byIri.get(to)];
    if (!start || !end) return null;
    const edges = rd.touching.get(start.id).filter((edge) => rd.isStated(edge) && rd.otherEnd(edge, start.id) === end);
    const [edge] = edges.sort((one, other) => (other.evidence || []).length - (one.evidence || []).length);
    if (!edge) return null;
    return { name: rd.title(start) + " – " + rd.title(end), evidence: edge.evidence || [], open: () => openEdge(edge, start) };
  }

  function openEdge(edge, start) {
    if (rd.ties.has(edge.id)) rd.chooseEdge(edge);
    else rd.reach(start);
  }

  function place(number) {
    const [section, document_, text] = page.grounds[number];
    return element("p", {}, element("span", { className: "quiet" }, section + " · " + page.documents[document_]),
      text ? element("q", {}, text) : null);
  }

  function entry({ name, evidence, open }) {
    return element("li", {},
      element("button", { type: "button", onclick: open }, say("story_open", { name })),
      ...(evidence.length ? evidence.slice(0, MOST).map(place) : [rd.quiet(say("no_evidence"))]));
  }

  /** Return where the things and links *wanted* are written; null where the page has none of them. */
  rd.evidenceOf = (wanted) => {
    const found = wanted.map(owner).filter(Boolean);
    if (!found.length) return null;
    return element("div", { className: "ground", role: "group", "aria-label": say("story_evidence") },
      element("h3", {}, say("story_evidence")), element("ul", {}, ...found.map(entry)));
  };
})(window.rodedraad);
