// The network page: map, search, legend, panel and list, all from the one block of data in the page.
(() => {
  "use strict";

  const page = JSON.parse(document.getElementById("data").textContent);
  const words = page.words;
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';
  const LINES = ["hierarchy", "involvement", "cooperation", "inferred"];
  const SMALLEST_TEXT = 5.5; // on the screen, in pixels; below that text is only noise

  // --- what is known -------------------------------------------------------------------------------------

  const nodes = new Map(page.nodes.map((node) => [node.id, node]));
  const edges = page.edges.map((edge, id) => ({ ...edge, id }));
  const touching = new Map(page.nodes.map((node) => [node.id, []]));
  for (const edge of edges) {
    touching.get(edge.from).push(edge);
    touching.get(edge.to).push(edge);
  }

  /** Labels beside a mark take the room they really need in the font of this machine. */
  const ruler = document.createElement("canvas").getContext("2d");
  for (const node of page.nodes) {
    if (node.form !== "left" && node.form !== "right") continue;
    ruler.font = node.size + "px " + FONT;
    const wide = Math.max(...node.lines.map((line) => ruler.measureText(line).width)) + 13;
    if (node.form === "left") node.box[0] = Math.max(node.box[0], node.x - wide);
    else node.box[2] = Math.min(node.box[2], node.x + wide);
  }

  const marks = page.kinds.map((kind) => new Path2D(kind.path));
  const title = (node) => (node.notation ? node.notation + " " : "") + node.label;
  const isStated = (edge) => edge.sort !== "inferred";
  const otherEnd = (edge, id) => nodes.get(edge.from === id ? edge.to : edge.from);

  // --- what the reader chose -----------------------------------------------------------------------------

  const hidden = { kind: new Set(), field: new Set(), line: new Set() };
  const state = { node: null, edge: null, focus: null, scheme: null, moved: false };

  const isShown = (node) =>
    !hidden.kind.has(node.kind) &&
    !(node.fields && node.fields.every((field) => hidden.field.has(field)));
  const isDrawn = (edge) =>
    !hidden.line.has(LINES.indexOf(edge.sort)) && isShown(nodes.get(edge.from)) && isShown(nodes.get(edge.to));
  const isLitEdge = (edge) =>
    state.edge ? edge === state.edge : state.node !== null && (edge.from === state.node || edge.to === state.node);

  /** The nodes at full strength: all of them (null), or the chosen one with what it is linked to. */
  let lit = null;
  function relight() {
    lit = null;
    if (state.edge) lit = new Set([state.edge.from, state.edge.to]);
    if (state.node !== null) {
      lit = new Set([state.node]);
      for (const edge of touching.get(state.node)) if (isDrawn(edge)) lit.add(otherEnd(edge, state.node).id);
    }
  }

  // --- the map: vis-network draws, we say how ------------------------------------------------------------

  const mapElement = byId("map");
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const schemeName = () => state.scheme || (prefersDark.matches ? "dark" : "light");
  const scheme = () => page.schemes[schemeName()];
  const tone = (node) => (node.fields && node.subject ? page.fields[node.fields[0]][schemeName()] : null);

  function drawMark(ctx, node, x, y, half) {
    const colours = scheme();
    const own = tone(node);
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(half, half);
    ctx.fillStyle = node.unresolved ? colours.paper : own ? own.fill : colours.muted;
    ctx.strokeStyle = colours.ink;
    ctx.lineWidth = 1.2 / half;
    if (node.unresolved) ctx.setLineDash([2.2 / half, 1.8 / half]);
    ctx.fill(marks[node.kind], "evenodd");
    ctx.stroke(marks[node.kind]);
    ctx.restore();
  }

  function drawLines(ctx, node, x, middle, width, align, colour) {
    const pitch = node.pitch;
    ctx.fillStyle = colour;
    ctx.textAlign = align;
    ctx.textBaseline = "middle";
    let y = middle - ((node.lines.length - 1) * pitch) / 2 + 0.5;
    for (const line of node.lines) {
      ctx.fillText(line, x, y, width);
      y += pitch;
    }
  }

  function drawBar(ctx, node, x, y, readable) {
    const [left, top, right, bottom] = node.box;
    const own = tone(node);
    const colours = scheme();
    const isHead = own && node.head;
    ctx.fillStyle = own ? (isHead ? own.fill : own.tint) : colours.surface;
    ctx.beginPath();
    ctx.roundRect(left, top, right - left, bottom - top, 3);
    ctx.fill();
    if (own) {
      ctx.fillStyle = own.line;
      ctx.fillRect(left, top, 3, bottom - top);
    }
    drawMark(ctx, node, left + 15, y, 5.5);
    if (!readable) return;
    ctx.font = (isHead ? "600 " : "") + node.size + "px " + FONT;
    drawLines(ctx, node, left + 27, y, right - left - 32, "left", isHead ? own.text : colours.ink);
  }

  function drawMarked(ctx, node, x, y, readable) {
    const [left, top, right, bottom] = node.box;
    drawMark(ctx, node, x, y, 5.5);
    if (!readable) return;
    const colours = scheme();
    ctx.font = node.size + "px " + FONT;
    if (node.form === "below") {
      drawLines(ctx, node, x, (y + 9 + bottom) / 2, right - left, "center", colours.ink);
    } else if (node.form === "left") {
      drawLines(ctx, node, x - 11, y, x - 11 - left, "right", colours.ink);
    } else {
      drawLines(ctx, node, x + 11, y, right - x - 11, "left", colours.ink);
    }
  }

  function drawRing(ctx, node, colour, width, dash) {
    const [left, top, right, bottom] = node.box;
    ctx.setLineDash(dash);
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.roundRect(left - 3, top - 2, right - left + 6, bottom - top + 4, 4);
    ctx.stroke();
    ctx.setLineDash([]);
  }

  function drawNode(ctx, node, x, y) {
    const scale = network.getScale();
    const faded = lit !== null && !lit.has(node.id);
    const readable = node.size * scale >= SMALLEST_TEXT;
    if (readable || node.form === "bar") { // threads pass behind words, never through them
      const [left, top, right, bottom] = node.box;
      ctx.fillStyle = scheme().paper;
      ctx.fillRect(left, top, right - left, bottom - top);
    }
    ctx.globalAlpha = faded ? 0.25 : 1;
    (node.form === "bar" ? drawBar : drawMarked)(ctx, node, x, y, readable);
    ctx.globalAlpha = 1;
    if (state.node === node.id) drawRing(ctx, node, scheme().thread, 2.5 / scale, []);
    if (state.focus === node.id && document.activeElement === mapElement) {
      drawRing(ctx, node, scheme().ink, 2 / scale, [5 / scale, 3 / scale]);
    }
  }

  function visNode(node) {
    const [left, top, right, bottom] = node.box;
    const width = 2 * Math.max(node.x - left, right - node.x);
    const height = 2 * Math.max(node.y - top, bottom - node.y);
    const ctxRenderer = ({ ctx, x, y }) => ({
      drawNode: () => drawNode(ctx, node, x, y),
      nodeDimensions: { width, height },
    });
    return { id: node.id, x: node.x, y: node.y, shape: "custom", ctxRenderer, hidden: !isShown(node) };
  }

  /** The two ends of a bar, where threads are tied; invisible to the reader. */
  const ports = page.nodes.filter((node) => node.form === "bar").flatMap((node) =>
    [0, 2].map((side) => ({
      id: node.id + (side ? " right" : " left"), x: node.box[side], y: node.y, shape: "custom",
      ctxRenderer: () => ({ drawNode() {}, nodeDimensions: { width: 1, height: 1 } }),
    })));

  function tiedTo(node, other, isOrder) {
    if (node.form !== "bar" || (isOrder && other.x === node.x)) return node.id;
    return node.id + (other.x > node.x ? " right" : " left");
  }

  /** How a link runs: straight down from bar to bar, else as a soft thread; parallel ones apart. */
  function smoothness(edge, rank) {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    const across = Math.abs(from.x - to.x);
    const down = Math.abs(from.y - to.y);
    if (from.form === "below") return rank ? { enabled: true, type: "curvedCW", roundness: 0.12 * rank } : false;
    if (from.form === "right" && to.form === "right" && edge.sort === "cooperation") {
      return { enabled: true, type: from.x < to.x ? "curvedCW" : "curvedCCW", roundness: 0.12 + 0.06 * rank };
    }
    if (across < 1) {
      if (edge.sort === "hierarchy") return false;
      return { enabled: true, type: from.y < to.y ? "curvedCCW" : "curvedCW", roundness: 0.3 + 0.1 * rank };
    }
    const forceDirection = edge.sort === "cooperation" && down > across / 3 ? "vertical" : "horizontal";
    return { enabled: true, type: "cubicBezier", forceDirection, roundness: 0.5 + 0.12 * rank };
  }

  const ranks = new Map();
  for (const edge of edges) {
    const pair = [edge.from, edge.to].sort((one, other) => one - other).join(" ");
    const rank = ranks.get(pair) || 0;
    ranks.set(pair, rank + 1);
    edge.smooth = smoothness(edge, rank);
  }

  function edgeLook(edge) {
    const colours = scheme();
    const chosen = isLitEdge(edge);
    const own = tone(nodes.get(edge.to)) || tone(nodes.get(edge.from));
    const base = own && edge.sort !== "cooperation" ? own.line : colours.rule;
    const rest = edge.sort === "hierarchy" ? 0.75 : 0.6;
    return {
      color: { color: chosen ? colours.thread : base, opacity: chosen ? 1 : lit ? 0.07 : rest, inherit: false },
      width: chosen ? 2.2 : edge.sort === "involvement" ? 1.3 : 1,
      dashes: edge.sort === "inferred" ? [2, 5] : false,
      hidden: !isDrawn(edge),
    };
  }

  function visEdge(edge) {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    const isOrder = edge.sort === "hierarchy";
    return {
      id: edge.id, from: tiedTo(from, to, isOrder), to: tiedTo(to, from, isOrder),
      arrows: "", smooth: edge.smooth || false, ...edgeLook(edge),
    };
  }

  const nodeSet = new vis.DataSet([...page.nodes.map(visNode), ...ports]);
  const edgeSet = new vis.DataSet(edges.filter(isStated).map(visEdge));
  const network = new vis.Network(mapElement, { nodes: nodeSet, edges: edgeSet }, {
    autoResize: true,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    interaction: {
      dragNodes: false, selectable: false, hover: false, keyboard: false, selectConnectedEdges: false,
      tooltipDelay: 1e9,
    },
    nodes: { chosen: false },
    edges: { chosen: false, selectionWidth: 0, hoverWidth: 0 },
  });

  /** Draw again after a change of choice, filter or colours. */
  function redraw() {
    relight();
    nodeSet.update(page.nodes.map((node) => ({ id: node.id, hidden: !isShown(node) })));
    // Around a subject few links are inferred; around an actor so many that lighting the ends says it better.
    const around = state.node !== null && nodes.get(state.node).subject ? touching.get(state.node) : [];
    const wanted = around.filter((edge) => !isStated(edge) && isDrawn(edge));
    edgeSet.remove(edgeSet.getIds().filter((id) => !isStated(edges[id])));
    edgeSet.update([...edges.filter(isStated), ...wanted].map(visEdge));
    filterList();
    network.redraw();
  }

  // --- the eye: where the map is looked at from ----------------------------------------------------------

  function bounds() {
    const boxes = page.nodes.filter(isShown).map((node) => node.box);
    const all = boxes.length ? boxes : [[-50, -50, 50, 50]];
    return [0, 1, 2, 3].map((side) => {
      const values = all.map((box) => box[side]);
      return side < 2 ? Math.min(...values) : Math.max(...values);
    });
  }

  function showAll() {
    const [left, top, right, bottom] = bounds();
    const wide = mapElement.clientWidth || 1;
    const high = mapElement.clientHeight || 1;
    const scale = Math.min((wide - 24) / (right - left), (high - 20) / (bottom - top), 1.6);
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale });
    state.moved = false;
  }

  function zoom(factor) {
    const scale = Math.min(5, Math.max(0.1, network.getScale() * factor));
    const focused = state.focus === null ? null : nodes.get(state.focus);
    const position = focused ? { x: focused.x, y: focused.y } : network.getViewPosition();
    network.moveTo({ scale, position });
    state.moved = true;
  }

  function bringIntoView(node) {
    const point = network.canvasToDOM({ x: node.x, y: node.y });
    const margin = 60;
    const inside =
      point.x > margin && point.y > margin &&
      point.x < mapElement.clientWidth - margin && point.y < mapElement.clientHeight - margin;
    if (inside) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const animation = calm ? false : { duration: 220, easingFunction: "easeInOutQuad" };
    network.moveTo({ position: { x: node.x, y: node.y }, scale: network.getScale(), animation });
    state.moved = true;
  }

  // --- choosing ------------------------------------------------------------------------------------------

  function choose(id, { focus = true } = {}) {
    state.node = id;
    state.edge = null;
    if (id !== null) state.focus = id;
    showPanel(id === null ? null : nodePanel(nodes.get(id)));
    markInList(id);
    redraw();
    if (id !== null && focus) bringIntoView(nodes.get(id));
    if (id !== null) tell(spoken(nodes.get(id)));
    tellWhatIsSeen();
  }

  function chooseEdge(edge) {
    state.node = null;
    state.edge = edge;
    showPanel(edgePanel(edge));
    markInList(null);
    redraw();
    tellWhatIsSeen();
  }

  function reset() {
    for (const group of Object.values(hidden)) group.clear();
    for (const button of document.querySelectorAll(".entry")) button.setAttribute("aria-pressed", "true");
    state.focus = null;
    byId("search").value = "";
    closeFound();
    choose(null);
    showAll();
  }

  /** Let go of the choice first; with nothing chosen, show everything again. */
  function letGo() {
    if (state.node !== null || state.edge) choose(null);
    else reset();
  }

  function tellWhatIsSeen() {
    const shown = page.nodes.filter(isShown).length;
    byId("seen").textContent = say("you_see", { shown, total: page.nodes.length });
    const untouched = shown === page.nodes.length && state.node === null && !state.edge && !hidden.line.size;
    byId("reset").disabled = untouched;
  }

  // --- the panel: text only, never markup ----------------------------------------------------------------

  function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in made) made[name] = value;
      else made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  }

  const quiet = (text) => element("p", { className: "quiet" }, text);
  const kindOf = (node) => page.kinds[node.kind].label;
  const listed = (names) => names.map((name) => "‘" + name + "’").join(", ");

  function grounds(numbers) {
    return numbers.map((number) => {
      const [section, document_, text] = page.grounds[number];
      const item = element("li", {}, section + " · " + page.documents[document_]);
      if (text) item.append(element("blockquote", {}, text));
      return item;
    });
  }

  function evidence(owner, { open = false, short = false } = {}) {
    const found = owner.evidence || [];
    const reasons = (owner.reasons || []).map((reason) => element("li", {}, reason));
    if (!found.length && !reasons.length) return null;
    const details = element("details", { open },
      element("summary", {}, say(short ? "source" : "evidence")),
      element("ul", {}, ...grounds(found), ...reasons));
    if (found.length && !found.some((number) => page.grounds[number].length > 2)) {
      details.append(quiet(say("text_absent")));
    }
    return details;
  }

  function tie(edge, id) {
    const other = otherEnd(edge, id);
    const more = [];
    if (edge.sort === "cooperation") more.push(page.links[edge.link]);
    for (const role of edge.roles || []) more.push(say("as", { role }));
    if (edge.via) more.push(say("inferred_via", { names: edge.via.map((node) => title(nodes.get(node))).join(", ") }));
    return element("li", { className: "tie" },
      element("button", { type: "button", onclick: () => choose(other.id) }, title(other)),
      evidence(edge, { short: true }),
      more.length ? element("span", { className: "quiet more" }, more.join(", ")) : null);
  }

  function ties(node, sort, direction) {
    const found = touching.get(node.id)
      .filter((edge) => edge.sort === sort && (direction === "out" ? edge.from : edge.to) === node.id)
      .sort((one, other) => compare(otherEnd(one, node.id), otherEnd(other, node.id)));
    if (!found.length) return [];
    const heading = element("h3", {}, say(sort + "_" + direction) + " (" + found.length + ")");
    const list = element("ul", {}, ...found.map((edge) => tie(edge, node.id)));
    if (sort !== "inferred") return [heading, list];
    // What is inferred stands folded, but where no source names anyone it is the answer.
    const open = direction === "in" && !touching.get(node.id).some((edge) => edge.sort === "involvement");
    return [element("details", { open }, element("summary", {}, heading.textContent), quiet(say("inferred")), list)];
  }

  const collator = new Intl.Collator(root.lang, { numeric: true });
  const compare = (one, other) => collator.compare(title(one), title(other));

  function closeButton() {
    return element("button", { type: "button", id: "panel-close", onclick: letGo }, say("back"));
  }

  function nodePanel(node) {
    const names = node.also || [];
    const fields = (node.fields || []).map((field) => page.fieldLabels[field]);
    const known = node.subject ? fields.filter((label) => label !== title(node)) : [];
    const parts = [
      closeButton(),
      element("h2", {}, title(node)),
      quiet([kindOf(node), ...known].join(" · ")),
      node.unresolved ? element("p", { className: "doubt" }, say("unresolved")) : null,
      names.length ? quiet(say("alternatives") + ": " + names.join(" · ")) : null,
    ];
    if (node.definition) parts.push(element("p", {}, node.definition), quiet(say("definition_note")));
    for (const [about, text] of node.notes || []) parts.push(element("p", {}, capital(about) + ": " + text));
    if (node.status) parts.push(quiet(say("names") + ": " + node.status));
    parts.push(evidence(node) || quiet(say("no_evidence")));
    for (const [sort, direction] of [
      ["involvement", "in"], ["inferred", "in"], ["involvement", "out"], ["hierarchy", "out"], ["hierarchy", "in"],
      ["cooperation", "out"], ["cooperation", "in"], ["inferred", "out"],
    ]) parts.push(...ties(node, sort, direction));
    if (!touching.get(node.id).length) parts.push(element("p", {}, say("no_links")));
    parts.push(element("p", { className: "address" }, node.iri));
    return parts;
  }

  function edgePanel(edge) {
    const ends = [nodes.get(edge.from), nodes.get(edge.to)];
    const roles = (edge.roles || []).map((role) => say("as", { role }));
    const goes = (node) => element("li", { className: "tie" },
      element("button", { type: "button", onclick: () => choose(node.id) }, title(node)),
      element("span", { className: "quiet" }, " " + kindOf(node)));
    const ground = edge.via
      ? say("inferred_via", { names: edge.via.map((node) => title(nodes.get(node))).join(", ") })
      : (edge.evidence || []).length ? say("stated") : "";
    return [
      closeButton(),
      element("h2", {}, [title(ends[0]), page.links[edge.link], title(ends[1]), ...roles].join(" ")),
      edge.via ? quiet(say("inferred")) : null,
      ground ? quiet(ground) : null,
      evidence(edge, { open: true }) || (edge.via ? null : quiet(say("no_evidence"))),
      element("ul", {}, ...ends.map(goes)),
    ];
  }

  const capital = (text) => text.charAt(0).toLocaleUpperCase(root.lang) + text.slice(1);

  function showPanel(parts) {
    const panel = byId("panel");
    panel.replaceChildren(...(parts || []).filter((part) => part !== null));
    panel.hidden = !parts;
    byId("hint").hidden = Boolean(parts);
    panel.closest(".side").scrollTop = 0;
  }

  // --- search --------------------------------------------------------------------------------------------

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase(root.lang).trim();
  const index = page.nodes.map((node) => ({
    node,
    names: [node.label, title(node), node.notation || "", ...(node.names || [])]
      .filter(Boolean).map((name) => [name, fold(name)]),
  }));
  const MOST_FOUND = 9;

  function find(text) {
    const wanted = fold(text);
    if (!wanted) return [];
    const found = [];
    for (const { node, names } of index) {
      let best = null;
      for (const [name, folded] of names) {
        const at = folded.indexOf(wanted);
        if (at < 0) continue;
        const rank = folded === wanted ? 0 : at === 0 ? 1 : /[^\p{L}\p{N}]/u.test(folded[at - 1]) ? 2 : 3;
        if (!best || rank < best.rank) best = { node, name, rank };
      }
      if (best) found.push(best);
    }
    return found.sort((one, other) => one.rank - other.rank || compare(one.node, other.node));
  }

  let found = [];
  let pointed = -1;

  function closeFound() {
    found = [];
    pointed = -1;
    byId("found").hidden = true;
    const input = byId("search");
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function showFound() {
    const text = byId("search").value;
    if (!text.trim()) return closeFound();
    const all = find(text);
    found = all.slice(0, MOST_FOUND);
    pointed = found.length ? 0 : -1;
    byId("found").replaceChildren(...(found.length ? found.map(suggestion) : [
      element("li", { className: "none", role: "presentation" }, say("found_none")),
    ]));
    byId("found").hidden = false;
    byId("search").setAttribute("aria-expanded", "true");
    tell(found.length ? say("found_some", { count: all.length }) : say("found_none"));
    pointAt(pointed);
  }

  function suggestion({ node, name }, position) {
    const other = name !== node.label && name !== title(node) && name !== node.notation;
    const more = kindOf(node) + (other ? " · " + say("found_by", { name }) : "");
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
    closeFound();
    unhide(node);
    choose(node.id);
  }

  /** Show a thing again whose kind or field was hidden: who looks for it wants to see it. */
  function unhide(node) {
    if (isShown(node)) return;
    hidden.kind.delete(node.kind);
    for (const field of node.fields || []) hidden.field.delete(field);
    for (const button of document.querySelectorAll(".entry")) {
      button.setAttribute("aria-pressed", String(!hidden[button.dataset.group].has(Number(button.dataset.value))));
    }
  }

  const searchKeys = {
    ArrowDown: () => pointAt(Math.min(pointed + 1, found.length - 1)),
    ArrowUp: () => pointAt(Math.max(pointed - 1, 0)),
    Enter: () => pointed >= 0 && take(pointed),
    Escape: () => {
      if (byId("found").hidden && !byId("search").value) byId("search").blur();
      byId("search").value = "";
      closeFound();
    },
  };

  // --- moving over the map by keyboard -------------------------------------------------------------------

  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function nearest(from, [across, down]) {
    let best = null;
    for (const node of page.nodes) {
      if (node === from || !isShown(node) || (lit && !lit.has(node.id))) continue;
      const ahead = (node.x - from.x) * across + (node.y - from.y) * down;
      const aside = Math.abs((node.x - from.x) * down) + Math.abs((node.y - from.y) * across);
      if (ahead <= 0.5) continue;
      const cost = ahead + 2.5 * aside;
      if (!best || cost < best.cost) best = { node, cost };
    }
    return best && best.node;
  }

  function step(direction) {
    const start = state.focus === null || !isShown(nodes.get(state.focus)) ? null : nodes.get(state.focus);
    const next = start ? nearest(start, direction) : page.nodes.filter(isShown).sort((one, other) => one.y - other.y)[0];
    if (!next) return;
    state.focus = next.id;
    bringIntoView(next);
    network.redraw();
    tell(spoken(next));
  }

  function spoken(node) {
    const count = touching.get(node.id).filter(isStated).length;
    return [title(node), kindOf(node), count === 1 ? say("links_one") : say("links", { count })].join(", ");
  }

  function tell(text) {
    byId("told").textContent = text;
  }

  function onMapKey(event) {
    if (steps[event.key]) step(steps[event.key]);
    else if ((event.key === "Enter" || event.key === " ") && state.focus !== null) choose(state.focus);
    else return;
    event.preventDefault();
  }

  const pageKeys = {
    "/": () => byId("search").focus(),
    "?": () => byId("card").showModal(),
    "+": () => zoom(1.25),
    "=": () => zoom(1.25),
    "-": () => zoom(0.8),
    0: showAll,
    l: () => setView(root.dataset.view === "map" ? "list" : "map"),
    Escape: letGo,
  };

  function onPageKey(event) {
    const isTyping = event.target.matches("input, textarea, select");
    if (isTyping || byId("card").open || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = pageKeys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  // --- pointing ------------------------------------------------------------------------------------------

  function nodeAt(point) {
    const { x, y } = network.DOMtoCanvas(point);
    for (const node of page.nodes) {
      const [left, top, right, bottom] = node.box;
      if (x >= left && x <= right && y >= top && y <= bottom && isShown(node)) return node;
    }
    return null;
  }

  network.on("click", ({ pointer }) => {
    const node = nodeAt(pointer.DOM);
    if (node) return choose(node.id, { focus: false });
    const edge = network.getEdgeAt(pointer.DOM);
    if (edge !== undefined && isDrawn(edges[edge])) return chooseEdge(edges[edge]);
    return choose(null);
  });
  network.on("doubleClick", ({ pointer }) => {
    const node = nodeAt(pointer.DOM);
    if (!node) return;
    state.focus = node.id;
    zoom(1.6);
  });
  network.on("dragStart", () => { state.moved = true; });
  network.on("zoom", () => { state.moved = true; });
  mapElement.addEventListener("mousemove", (event) => {
    if (event.buttons) return;
    mapElement.classList.toggle("over", nodeAt({ x: event.offsetX, y: event.offsetY }) !== null);
  });

  // --- list, legend and switches -------------------------------------------------------------------------

  function filterList() {
    for (const node of page.nodes) byId("n" + node.id).classList.toggle("off", !isShown(node));
  }

  function markInList(id) {
    for (const entry of document.querySelectorAll(".list [aria-current]")) entry.removeAttribute("aria-current");
    const entry = id === null ? null : byId("n" + id);
    if (!entry) return;
    entry.setAttribute("aria-current", "true");
    if (root.dataset.view === "list") entry.scrollIntoView({ block: "nearest" });
  }

  function setView(view) {
    root.dataset.view = view;
    byId("view-map").setAttribute("aria-pressed", String(view === "map"));
    byId("view-list").setAttribute("aria-pressed", String(view === "list"));
    const entry = state.node === null ? null : byId("n" + state.node);
    if (view === "list" && entry) entry.scrollIntoView({ block: "start" });
    if (view === "map" && state.node !== null) bringIntoView(nodes.get(state.node));
  }

  byId("lijst").addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#n"]');
    if (!link) return;
    event.preventDefault();
    const id = Number(link.hash.slice(2));
    unhide(nodes.get(id));
    choose(id);
  });

  byId("legend").addEventListener("click", (event) => {
    const button = event.target.closest(".entry");
    if (!button) return;
    const group = hidden[button.dataset.group];
    const value = Number(button.dataset.value);
    if (!group.delete(value)) group.add(value);
    button.setAttribute("aria-pressed", String(!group.has(value)));
    if (state.node !== null && !isShown(nodes.get(state.node))) choose(null);
    else redraw();
    tellWhatIsSeen();
  });

  function nameScheme() {
    byId("scheme").textContent = say(schemeName() === "dark" ? "light" : "dark");
  }

  byId("scheme").addEventListener("click", () => {
    state.scheme = schemeName() === "dark" ? "light" : "dark";
    root.dataset.scheme = state.scheme;
    nameScheme();
    redraw();
  });
  prefersDark.addEventListener("change", () => {
    nameScheme();
    redraw();
  });

  byId("search").addEventListener("input", showFound);
  byId("search").addEventListener("blur", closeFound);
  byId("search").addEventListener("keydown", (event) => {
    const action = searchKeys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  byId("reset").addEventListener("click", reset);
  byId("view-map").addEventListener("click", () => setView("map"));
  byId("view-list").addEventListener("click", () => setView("list"));
  byId("zoom-in").addEventListener("click", () => zoom(1.25));
  byId("zoom-out").addEventListener("click", () => zoom(0.8));
  byId("whole").addEventListener("click", showAll);
  byId("keys").addEventListener("click", () => byId("card").showModal());
  byId("card-close").addEventListener("click", () => byId("card").close());
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    setView("list");
    byId("lijst").focus();
  });
  mapElement.addEventListener("keydown", onMapKey);
  mapElement.addEventListener("focus", () => network.redraw());
  mapElement.addEventListener("blur", () => network.redraw());
  document.addEventListener("keydown", onPageKey);
  addEventListener("resize", () => { if (!state.moved) requestAnimationFrame(showAll); });

  // --- begin ---------------------------------------------------------------------------------------------

  network.once("afterDrawing", () => {
    performance.mark("first-picture");
    root.dataset.drawn = "true";
  });
  setView(page.nodes.length ? "map" : "list"); // the list says why there is nothing
  nameScheme();
  tellWhatIsSeen();
  showAll();
  window.rodedraad = { network, choose, state, page };
})();
