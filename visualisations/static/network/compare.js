// Two datasets in the same places: what is new, gone and changed, from both sides or from one.
((rd) => {
  "use strict";

  const { page, say, element, byId } = rd;
  const { comparison } = page;
  if (!comparison) return; // an ordinary page: nothing of this is there
  const SIDES = ["both", "before", "after"];
  const MARKS = ["new", "gone", "changed", "same"];
  const SIGNS = { new: "+", gone: "−", changed: "~" };
  const RINGS = { new: { width: 4, dash: [] }, gone: { width: 2, dash: [7, 5] }, changed: { width: 2.6, dash: [2, 3] } };
  const ABSENT = { before: "new", after: "gone" }; // what there is nothing of on a side

  rd.field("side", "both");
  rd.field("marks", []); // those that are hidden

  const marksOf = (part) => new Map(Object.entries(comparison[part])
    .flatMap(([mark, numbers]) => numbers.map((number) => [number, mark])));
  const nodeMarks = marksOf("nodes");
  const edgeMarks = marksOf("edges");
  rd.markOf = (node) => nodeMarks.get(node.id) || "same";
  rd.markOfEdge = (edge) => edgeMarks.get(edge.id) || "same";

  const side = () => (SIDES.includes(rd.state.side) ? rd.state.side : "both");
  const isHere = (mark) => ABSENT[side()] !== mark;
  const isWanted = (mark) => isHere(mark) && !rd.state.marks.includes(mark);
  /** What is the same stays where a link that changed runs to it: a link needs both of its ends. */
  const isEnd = (node) => rd.touching.get(node.id).some((edge) => edgeMarks.has(edge.id) && isWanted(rd.markOfEdge(edge)));

  rd.rules.shown.push((node) => {
    const mark = rd.markOf(node);
    return isWanted(mark) || (mark === "same" && isEnd(node));
  });
  rd.rules.drawn.push((edge) => isWanted(rd.markOfEdge(edge)));
  rd.rules.tie.push((edge) => isHere(rd.markOfEdge(edge)));

  // --- on the map ----------------------------------------------------------------------------------------

  rd.rules.node.push((node, look) => {
    if (rd.markOf(node) !== "gone") return;
    Object.assign(look, { tone: null, fill: rd.scheme().paper, dash: [2, 2], alpha: Math.min(look.alpha, 0.65) });
  });
  rd.rules.edge.push((edge, look) => {
    const mark = edgeMarks.get(edge.id);
    if (!mark) return;
    const isFaint = rd.isFaded(edge) || rd.isLitEdge(edge);
    if (!rd.isLitEdge(edge)) look.color = mark === "gone" ? rd.scheme().muted : rd.scheme().ink;
    if (!isFaint) look.opacity = 0.9;
    if (mark === "new") look.width += 1.4;
    if (mark === "gone") look.dashes = [8, 6];
    if (mark === "changed") look.dashes = [2, 4];
  });

  const colourOf = (mark) => (mark === "gone" ? rd.scheme().muted : rd.scheme().ink);
  const boxes = new Map(); // where things stand on the map as it is drawn now, with or without their names

  const drawRings = rd.drawRings;
  rd.drawRings = (ctx, node, box, scale) => {
    drawRings(ctx, node, box, scale);
    if (node.members) boxes.set(node.id, box);
    const mark = nodeMarks.get(node.id);
    if (!mark) return;
    boxes.set(node.id, box);
    const { width, dash } = RINGS[mark];
    ctx.globalAlpha = Math.max(node.look.alpha, 0.5);
    if (rd.state.node !== node.iri) rd.ring(ctx, node, colourOf(mark), width / scale, dash.map((part) => part / scale), box);
    ctx.globalAlpha = 1;
  };

  rd.drawn.push((ctx) => {
    const scale = rd.network.getScale();
    ctx.save();
    signEdges(ctx, scale);
    for (const [id, [, top, right]] of boxes) {
      const node = rd.nodes.get(id);
      if (!rd.isShown(node)) continue;
      ctx.globalAlpha = Math.max(node.look.alpha, 0.5);
      if (!node.members) sign(ctx, right + 3 / scale, top - 2 / scale, 7.5 / scale, nodeMarks.get(id));
      else if (rd.changesIn(node)) disc(ctx, right + 3 / scale, top - 2 / scale, 10 / scale, rd.scheme().ink, rd.changesIn(node));
    }
    ctx.restore();
    boxes.clear();
  });

  const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86, 0.09, 0.91, 0.05, 0.95];
  const AIR = 3;
  const spots = new Map(); // how far along each link its sign stands, until something changes

  /** Where the sign of a link stands: as near its middle as leaves the names free. */
  function spot(drawn, id) {
    const covers = ({ x, y }) => rd.things().some(({ box, id: node }) =>
      rd.shownNow.has(node) && x > box[0] - AIR && x < box[2] + AIR && y > box[1] - AIR && y < box[3] + AIR);
    if (!spots.has(id)) spots.set(id, ALONG.find((part) => !covers(drawn.edgeType.getPoint(part))) ?? ALONG[0]);
    return drawn.edgeType.getPoint(spots.get(id));
  }

  /** Signs half way the links that are drawn; of those that would stand on each other only one. */
  function signEdges(ctx, scale) {
    const placed = [];
    for (const [id, mark] of edgeMarks) {
      const drawn = rd.network.body.edges[id];
      if (!drawn || !drawn.connected || !rd.isDrawn(rd.edges[id])) continue;
      const { x, y } = spot(drawn, id);
      const isNear = (other) => other.mark === mark && Math.hypot(other.x - x, other.y - y) * scale < 14;
      if (placed.some(isNear)) continue;
      placed.push({ x, y, mark });
      ctx.globalAlpha = rd.isFaded(rd.edges[id]) ? 0.25 : 1;
      sign(ctx, x, y, 5.5 / scale, mark);
    }
  }

  /** How many of the things that a group stands for are not the same. */
  rd.changesIn = (group) => group.members.filter((id) => nodeMarks.has(id) && rd.accepts(rd.nodes.get(id))).length;

  /** + − or ~ in a disc: what the line around a thing says by its style, once more in a sign. */
  const sign = (ctx, x, y, radius, mark) => disc(ctx, x, y, radius, colourOf(mark), SIGNS[mark]);

  function disc(ctx, x, y, radius, colour, text) {
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
    ctx.fillStyle = rd.scheme().paper;
    ctx.font = "700 " + radius * (typeof text === "number" ? 1 : 1.7) + "px " + rd.FONT;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(text, x, y + radius * 0.08);
  }

  // --- which side ----------------------------------------------------------------------------------------

  const nameOf = (which) => say("side_" + which, { name: comparison.sides[SIDES.indexOf(which) - 1] || "" });

  function look(which) {
    const node = rd.chosen();
    const edge = rd.chosenEdge();
    const lost = ABSENT[which];
    rd.change({
      side: which,
      ...(node && rd.markOf(node) === lost ? { node: null } : {}),
      ...(edge && rd.markOfEdge(edge) === lost ? { edge: null } : {}),
    });
    rd.tell(nameOf(which));
  }

  const radios = SIDES.map((which) => element("input", {
    type: "radio", name: "side", id: "side-" + which, value: which, onchange: () => look(which) }));
  const section = element("section", { id: "comparison" },
    element("fieldset", {}, element("legend", {}, say("compare_side"), " ", element("kbd", {}, "c")),
      ...radios.map((radio) => element("label", {}, radio, " " + nameOf(radio.value)))));
  section.setAttribute("aria-label", say("compare"));
  byId("hint").before(section);

  // --- the legend ----------------------------------------------------------------------------------------

  function toggle(mark) {
    const { marks } = rd.state;
    rd.change({ marks: marks.includes(mark) ? marks.filter((other) => other !== mark) : [...marks, mark] });
    const node = rd.chosen();
    if (node && !rd.passes(node)) rd.choose(null);
  }

  const entries = MARKS.map((mark) => element("button", { type: "button", className: "mark-entry", onclick: () => toggle(mark) },
    element("span", { className: "sign " + mark, "aria-hidden": "true" }, SIGNS[mark] || ""),
    element("span", { className: "label" }, say("mark_" + mark)), " ", element("span", { className: "count" })));
  entries.forEach((entry, place) => { entry.dataset.mark = MARKS[place]; });
  byId("legend-title").nextElementSibling.after(
    element("h3", {}, say("compare_marks")), element("ul", { id: "marks" }, ...entries.map((entry) => element("li", {}, entry))));

  // --- what changed, in words ----------------------------------------------------------------------------

  function reach(number, sort) {
    if (sort === "thing") return reachNode(rd.nodes.get(number));
    const edge = rd.edges[number];
    const lens = page.views.find((view) => view.edges.includes(number));
    return rd.change({
      ...seenAgain(rd.markOfEdge(edge)), node: null, edge: rd.keyOf(edge),
      ...(lens && !rd.lens().edges.includes(number) ? { lens: lens.name } : {}),
    });
  }

  function reachNode(node) {
    rd.change(seenAgain(rd.markOf(node)));
    rd.reach(node);
  }

  /** What has to change so that something with *mark* is in sight: who asks for it wants to see it. */
  const seenAgain = (mark) => ({
    marks: rd.state.marks.filter((other) => other !== mark),
    side: isHere(mark) ? rd.state.side : "both",
  });

  const item = ([mark, sort, number, sentence]) => element("li", { className: "told-" + mark },
    number === null
      ? element("span", {}, SIGNS[mark] + " " + sentence)
      : element("button", { type: "button", onclick: () => reach(number, sort) }, SIGNS[mark] + " " + sentence),
    number === null ? element("span", { className: "quiet" }, " " + say("compare_unseen")) : null);

  /** A folded list of what has one mark, made when it is opened: there may be very many. */
  function group(mark, told, isInferred) {
    const name = say(isInferred ? "compare_inferred" : "compare_group", { mark: say("mark_" + mark), count: told.length });
    const details = element("details", { className: "changes", open: !isInferred && told.length <= 40 }, element("summary", {}, name));
    details.dataset.mark = mark + (isInferred ? " inferred" : "");
    const fill = () => {
      if (details.open && !details.querySelector("ul")) details.append(element("ul", {}, ...told.map(item)));
    };
    details.addEventListener("toggle", fill);
    fill();
    return details;
  }

  const inside = rd.tool("changes", say("compare_changes", { count: comparison.told.length }));
  inside.append(...[comparison.title, ...comparison.counts].map((sentence) => element("p", { className: "quiet" }, sentence)));
  for (const isInferred of [false, true]) {
    for (const mark of MARKS) {
      const told = comparison.told.filter(([known, sort]) => known === mark && (sort === "inferred") === isInferred);
      if (told.length) inside.append(group(mark, told, isInferred));
    }
  }

  const was = ([aspect, before, after]) => [
    element("dt", {}, aspect),
    element("dd", {}, element("span", { className: "quiet" }, say("compare_before")), " " + (before || say("compare_nothing"))),
    element("dd", {}, element("span", { className: "quiet" }, say("compare_after")), " " + (after || say("compare_nothing"))),
  ];

  function account(mark, shifts) {
    if (mark === "same") return [];
    return [element("div", { className: "change " + mark },
      element("p", {}, SIGNS[mark] + " " + say("mark_" + mark)),
      shifts ? element("dl", {}, ...shifts.flatMap(was)) : null)];
  }

  function changedLinks(node) {
    const ends = new Set(rd.touching.get(node.id).map((edge) => edge.id));
    const told = comparison.told.filter(([, sort, number]) => sort === "link" && ends.has(number));
    if (!told.length) return [];
    return [element("h3", {}, say("compare_links", { count: told.length })), element("ul", { className: "changed-links" }, ...told.map(item))];
  }

  // Before what others say of it: here one comes to read what changed.
  rd.panel.unshift((node) => [...account(rd.markOf(node), comparison.nodeShifts[node.id]), ...changedLinks(node)]);
  rd.edgePanel.unshift((edge) => account(rd.markOfEdge(edge), comparison.edgeShifts[edge.id]));

  // --- the list ------------------------------------------------------------------------------------------

  const signed = (mark) => element("span", { className: "listed-mark" }, " " + SIGNS[mark] + " " + say("mark_" + mark));
  rd.tie.push((edge) => (rd.markOfEdge(edge) === "same" ? [] : [signed(rd.markOfEdge(edge))]));
  const listed = []; // the lines of the list about a link that changed, each with its mark

  for (const [id, mark] of nodeMarks) {
    const entry = byId("n" + id);
    if (entry) entry.firstElementChild.append(signed(mark));
  }
  for (const [id, mark] of edgeMarks) {
    const edge = rd.edges[id];
    if (!rd.isStated(edge)) continue;
    for (const [here, there] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      for (const link of document.querySelectorAll(`#n${here} > .ties a[href="#n${there}"]`)) {
        if (link.parentElement.querySelector(".listed-mark")) continue; // two links between the same two
        link.parentElement.append(signed(mark));
        listed.push([link.parentElement, mark]);
      }
    }
  }

  // --- showing -------------------------------------------------------------------------------------------

  function show() {
    spots.clear();
    const counts = new Map(MARKS.map((mark) => [mark, 0]));
    for (const node of rd.content()) counts.set(rd.markOf(node), counts.get(rd.markOf(node)) + 1);
    for (const entry of entries) {
      const { mark } = entry.dataset;
      entry.setAttribute("aria-pressed", String(!rd.state.marks.includes(mark)));
      entry.querySelector(".count").textContent = counts.get(mark);
    }
    for (const radio of radios) radio.checked = radio.value === side();
    rd.root.dataset.side = side();
    for (const [line, mark] of listed) line.hidden = !isWanted(mark);
  }

  rd.key("c", "keys_side_do", () => look(SIDES[(SIDES.indexOf(side()) + 1) % SIDES.length]));
  rd.onChange(show);
  show();
})(window.rodedraad);
