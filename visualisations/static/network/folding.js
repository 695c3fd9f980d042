// Expanding and collapsing: what falls under a thing is folded into it, and its links run from there.
((rd) => {
  "use strict";

  if (!rd.figures) return;
  const { page, say, element, nodes, edges, touching } = rd;
  const { number } = rd.figures;
  const idOf = (position) => page.nodes[position].id;

  rd.field("collapsed", []);

  const inner = new Map(); // what is directly inside each thing
  const outer = new Map(); // what each thing is directly inside of
  const put = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));
  for (const [out, ...among] of page.figures.inner) {
    for (const one of among) {
      put(inner, idOf(out), idOf(one));
      put(outer, idOf(one), idOf(out));
    }
  }
  const levels = page.figures.levels.map(([label, ...things]) =>
    ({ label, iris: things.map(idOf).filter((id) => inner.has(id)).map((id) => nodes.get(id).iri) }));

  // --- what is folded into what --------------------------------------------------------------------------

  let known = { state: null, ties: null, into: new Map(), links: [] };
  let isAsking = false; // while others say what they let pass

  const folds = () => {
    if (isAsking || known.state === rd.state && known.ties === rd.lensTies) return known;
    known = { state: rd.state, ties: rd.lensTies, into: new Map(), links: [] };
    isAsking = true;
    known.into = foldedBy(rd.state.collapsed);
    known.links = known.into.size ? lifted(known.into) : [];
    isAsking = false;
    if (rd.lensTies && !rd.lens().groups) rd.ties = known.links.length ? new Set([...rd.lensTies, ...known.links]) : rd.lensTies;
    return known;
  };

  /** For each thing that is folded the one that stands for it, when the things *iris* are collapsed. */
  function foldedBy(iris) {
    if (rd.lens().groups || !iris.length) return new Map();
    const here = new Set(rd.here.map((node) => node.id));
    const collapsed = new Set(iris);
    const stands = (id) => here.has(id) && rd.accepts(nodes.get(id));
    const above = new Map([...outer].filter(([id]) => here.has(id)).map(([id, among]) => [id, among.filter(stands)]));
    const parent = new Map();
    const isClosed = (id) => parent.has(id) || collapsed.has(nodes.get(id).iri);
    let before;
    do { // what is inside two things folds when both are closed
      before = parent.size;
      for (const [id, among] of above) {
        if (!parent.has(id) && among.length && among.every(isClosed)) parent.set(id, among[0]);
      }
    } while (parent.size > before);
    for (const id of [...parent.keys()]) breakRound(parent, id);
    return new Map([...parent.keys()].map((id) => [id, top(parent, id)]));
  }

  /** Things that are inside each other all round cannot all fold: one of them stays. */
  function breakRound(parent, start) {
    const seen = new Set();
    for (let id = start; parent.has(id); id = parent.get(id)) {
      if (seen.has(id)) return parent.delete(id);
      seen.add(id);
    }
    return false;
  }
  function top(parent, id) {
    let at = id;
    while (parent.has(at)) at = parent.get(at);
    return at;
  }

  const isFolded = (node) => folds().into.has(node.id);
  const holder = (node) => nodes.get(folds().into.get(node.id)) || node;
  const held = (node) => [...folds().into].filter(([, into]) => into === node.id).map(([id]) => nodes.get(id));
  const isCollapsed = (node) => rd.state.collapsed.includes(node.iri);
  rd.isFolded = isFolded;
  rd.rules.shown.push((node) => isAsking || !isFolded(node));

  // --- their links ---------------------------------------------------------------------------------------

  const link = page.links.push(say("fold_links")) - 1;
  const made = new Map(); // the link between two things that stand for others, by their ids

  /** Draw the links of what is folded from what it is folded into, each two things once. */
  function lifted(into) {
    const between = new Map();
    for (const edge of edges) {
      if (!rd.lensTies.has(edge.id) || edge.count !== undefined || !passes(edge)) continue;
      const ends = [edge.from, edge.to].map((id) => (into.has(id) ? into.get(id) : id));
      if (ends[0] === ends[1] || (ends[0] === edge.from && ends[1] === edge.to)) continue;
      put(between, ends.toSorted((one, other) => one - other).join(" "), edge);
    }
    return [...between].map(([pair, among]) => linkOf(pair, among));
  }

  const passes = (edge) => (rd.isStated(edge) || rd.lens().inferred) && !rd.state.hidden.line.includes(edge.sort) &&
    rd.accepts(nodes.get(edge.from)) && rd.accepts(nodes.get(edge.to)) && rd.rules.drawn.every((rule) => rule(edge));

  function linkOf(pair, among) {
    if (!made.has(pair)) {
      const [from, to] = pair.split(" ").map(Number);
      const direct = touching.get(from).some((edge) => rd.otherEnd(edge, from).id === to);
      const edge = { id: edges.length, from, to, sort: "folded", link, rank: direct ? 1 : 0 };
      edges.push(edge);
      touching.get(from).push(edge);
      touching.get(to).push(edge);
      made.set(pair, edge);
    }
    Object.assign(made.get(pair), { count: among.length, among });
    return made.get(pair).id;
  }

  const chosenEdge = rd.chosenEdge;
  rd.chosenEdge = () => chosenEdge() ||
    folds().links.map((id) => edges[id]).find((edge) => rd.keyOf(edge) === rd.state.edge) || null;
  rd.rules.edge.push((edge, look) => {
    if (edge.sort === "folded" && !rd.isLitEdge(edge)) look.width = 0.8 + Math.log2(1 + edge.count) * 0.6;
  });

  const goes = (node) => element("button", { type: "button", onclick: () => rd.reach(node) }, rd.title(node));
  rd.edgePanel.push((edge) => {
    if (edge.sort !== "folded") return [];
    const lines = edge.among.map((one) => element("li", { className: "tie" },
      goes(nodes.get(one.from)), element("span", { className: "quiet" }, page.links[one.link]), goes(nodes.get(one.to)),
      rd.evidence(one, { short: true })));
    return [element("p", { id: "fold-count" }, counted("fold_links", edge.count)), element("ul", { className: "among" }, ...lines)];
  });

  // --- collapsing and expanding --------------------------------------------------------------------------

  const counted = (key, count) => (count === 1 ? say(key + "_one") : say(key + "_many", { count: number(count) }));

  /** Let *collapsed* be folded; what is chosen and folds away gives its place to what it folds into. */
  function fold(collapsed) {
    const node = rd.chosen();
    const into = node && foldedBy(collapsed).get(node.id);
    rd.change({ collapsed, ...(into === undefined || into === null ? {} : { node: nodes.get(into).iri }) });
  }

  /** Collapse *node*, or expand it, and say how many things that concerns. */
  function toggle(node) {
    if (isCollapsed(node)) {
      const count = held(node).length;
      fold(rd.state.collapsed.filter((iri) => iri !== node.iri));
      rd.notice(say("fold_opened", { label: rd.title(node), count: number(count) }));
      return;
    }
    fold([...rd.state.collapsed, node.iri]);
    rd.notice(say("fold_closed", { label: rd.title(node), count: number(held(node).length) }));
  }

  const isHere = (id) => rd.inView.has(id);
  const hasInner = (node) => inner.has(node.id) && inner.get(node.id).some(isHere) && !rd.lens().groups;
  rd.key("x", "keys_fold_do", () => {
    const node = rd.chosen();
    if (!node) rd.notice(say("fold_choose"));
    else if (!hasInner(node)) rd.notice(say("fold_nothing", { label: rd.title(node) }));
    else toggle(node);
  });

  rd.panel.push((node) => {
    if (!hasInner(node)) return [];
    const closed = isCollapsed(node);
    const members = held(node).sort(rd.compare);
    const stay = closed ? inner.get(node.id).filter((id) => isHere(id) && !folds().into.has(id)) : [];
    const button = element("button", { type: "button", id: "fold", onclick: () => toggle(node), "aria-expanded": String(!closed) },
      say(closed ? "fold_open" : "fold_close") + " ", element("kbd", {}, "x"));
    return [
      element("p", {}, button),
      ...(stay.length ? [rd.quiet(counted("fold_stay", stay.length))] : []),
      ...(members.length ? [element("details", { id: "folded" },
        element("summary", {}, counted("fold_inside", members.length)),
        element("ul", {}, ...members.map((one) => element("li", { className: "tie" }, goes(one)))))] : []),
    ];
  });

  /** Who looks for a folded thing wants to see it: what it is in opens. */
  const unhide = rd.unhide;
  rd.unhide = (node) => {
    if (isFolded(node)) {
      const above = new Set();
      const climb = (id) => { for (const one of outer.get(id) || []) if (!above.has(one)) { above.add(one); climb(one); } };
      climb(node.id);
      const iris = new Set([...above].map((id) => nodes.get(id).iri));
      rd.change({ collapsed: rd.state.collapsed.filter((iri) => !iris.has(iri)) });
    }
    unhide(node);
  };

  rd.onChange((now, before) => {
    if (now.lens === before.lens && now.collapsed !== before.collapsed && now.group !== "none") rd.rebuild();
  });

  // --- a whole level at once -----------------------------------------------------------------------------

  const deepest = levels.length - 1;
  const ofLevels = new Set(levels.flatMap(({ iris }) => iris));
  const others = () => rd.state.collapsed.filter((iri) => !ofLevels.has(iri));
  const atLevel = (level) => [...others(), ...(level < deepest ? levels[level].iris : [])];
  const same = (one, other) => one.length === other.length && one.every((iri) => other.includes(iri));
  if (deepest > 0) {
    const select = element("select", { id: "fold-level", onchange: () => { if (select.value) fold(atLevel(Number(select.value))); } },
      element("option", { value: "", hidden: true }, say("fold_own")),
      ...levels.map(({ label }, level) => element("option", { value: String(level) }, label)).reverse());
    rd.figures.controls.append(element("label", {}, say("fold_level") + " ", select));
    const show = () => {
      const level = levels.findIndex((_, at) => same(rd.state.collapsed, atLevel(at)));
      select.value = level < 0 ? "" : String(level);
    };
    rd.onChange(show);
    show();
  }

  // --- saying so -----------------------------------------------------------------------------------------

  const foldedHere = () => rd.things().filter(isFolded).length;
  const tellWhatIsSeen = rd.tellWhatIsSeen;
  rd.tellWhatIsSeen = () => {
    tellWhatIsSeen();
    const count = foldedHere();
    if (count) rd.byId("seen").append(", " + say("fold_seen", { count: number(count) }));
  };

  const spoken = rd.spoken;
  rd.spoken = (node) => [spoken(node), ...(held(node).length ? [counted("fold_inside", held(node).length)] : [])].join(", ");

  const filterList = rd.filterList;
  rd.filterList = () => {
    filterList();
    for (const mark of document.querySelectorAll("#lijst .folded-count")) mark.remove();
    for (const [id, count] of tallied()) {
      const entry = rd.byId("n" + id);
      if (entry) entry.firstElementChild.append(element("span", { className: "folded-count kind" }, " +" + number(count)));
    }
  };

  function tallied() {
    const counts = new Map();
    for (const into of folds().into.values()) counts.set(into, (counts.get(into) || 0) + 1);
    return counts;
  }

  // How many, at the corner of what they are folded into: to be read at any zoom.
  rd.drawn.push((ctx) => {
    const scale = rd.network.getScale();
    const size = Math.max(10, (rd.leastText() * 0.85) / scale);
    ctx.font = "700 " + size + "px " + rd.FONT;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    const tags = [...tallied()].map(([id, count]) => [nodes.get(id), count]).filter(([node]) => rd.isShown(node));
    tags.sort(([one], [other]) => one.look.alpha - other.look.alpha); // what is lit lies on top
    for (const [node, count] of tags) tag(ctx, node, "+" + number(count), size);
    ctx.globalAlpha = 1;
  });

  function tag(ctx, node, text, size) {
    const { ink, paper, muted } = rd.scheme();
    const wide = ctx.measureText(text).width + size * 0.8;
    const high = size * 1.3;
    const [right, middle] = corner(node, wide);
    ctx.globalAlpha = node.look.alpha;
    ctx.beginPath();
    ctx.roundRect(right - wide, middle - high / 2, wide, high, high / 2);
    ctx.fillStyle = paper;
    ctx.fill();
    ctx.strokeStyle = muted;
    ctx.lineWidth = size / 10;
    ctx.stroke();
    ctx.fillStyle = ink;
    ctx.fillText(text, right - wide / 2, middle + size / 20);
  }

  /** Where the tag of *node* ends on the right, and its middle: on the edge of a bar, else above the mark. */
  function corner(node, wide) {
    if (node.form === "bar") return [node.box[2] + 5, node.box[1]];
    const half = rd.markSize(node, rd.network.getScale());
    return [node.x + half * 0.4 + wide, node.y - half * 1.3];
  }
})(window.rodedraad);
