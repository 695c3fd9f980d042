// The map: vis-network draws, we say what, where and how.
((rd) => {
  "use strict";

  const { page, nodes, edges, touching } = rd;
  const mapElement = rd.byId("map");
  const SMALLER = 0.12; // the part of its size that a map may lose for names that hang over its sides

  rd.field("node", null);
  rd.field("edge", null);
  rd.field("fade", true);
  rd.field("hidden", { kind: [], field: [], line: [] });
  rd.cursor = null; // where the keyboard stands: no part of the state
  rd.moved = false;

  const keyOf = (edge) => [nodes.get(edge.from).iri, page.linkIris[edge.link], nodes.get(edge.to).iri, edge.rank].join(" ");
  const hides = (group, value) => rd.state.hidden[group].includes(value);
  const kindIri = (node) => page.kinds[node.kind].iri;

  rankEdges();
  const byKey = new Map(edges.map((edge) => [keyOf(edge), edge]));
  rd.keyOf = keyOf;
  rd.chosen = () => (rd.state.node && rd.byIri.has(rd.state.node) ? rd.byIri.get(rd.state.node) : null);
  rd.chosenEdge = () => byKey.get(rd.state.edge) || null;
  /** Whether no filter hides *node*; a group is there as long as one of its things is. */
  rd.accepts = (node) => (node.members
    ? node.members.some((id) => rd.accepts(nodes.get(id)))
    : !hides("kind", kindIri(node)) &&
      !(node.fields && node.fields.every((field) => hides("field", page.fieldIris[field]))) &&
      rd.rules.shown.every((rule) => rule(node)));
  rd.passes = (node) => rd.inView.has(node.id) && rd.accepts(node);
  rd.isShown = (node) => rd.shownNow.has(node.id);
  rd.isDrawn = (edge) =>
    rd.ties.has(edge.id) && !hides("line", edge.sort) &&
    rd.isShown(nodes.get(edge.from)) && rd.isShown(nodes.get(edge.to)) &&
    (edge.count !== undefined || rd.rules.drawn.every((rule) => rule(edge)));
  rd.isLitEdge = (edge) => {
    const chosen = rd.chosenEdge();
    if (chosen) return edge === chosen;
    const node = rd.chosen();
    return node !== null && (edge.from === node.id || edge.to === node.id);
  };
  rd.isFaded = (edge) => rd.lit !== null && !(rd.lit.has(edge.from) && rd.lit.has(edge.to));

  /** The nodes at full strength: all of them (null), or the chosen one with what it is linked to. */
  rd.rules.lit.push(() => {
    const edge = rd.chosenEdge();
    if (edge) return new Set([edge.from, edge.to]);
    const node = rd.chosen();
    if (!node) return null;
    const near = touching.get(node.id).filter(rd.isDrawn).map((link) => rd.otherEnd(link, node.id).id);
    return new Set([node.id, ...near]);
  });

  /** The last rule that has an opinion decides. */
  function relight() {
    const opinions = rd.rules.lit.map((rule) => rule()).filter((found) => found !== null);
    rd.lit = opinions.length ? opinions.at(-1) : null;
  }

  function sieve() {
    rd.shownNow = new Set(rd.things().filter(rd.passes).map((node) => node.id));
    relight();
    if (rd.state.fade || rd.lit === null) return;
    rd.shownNow = new Set([...rd.shownNow].filter((id) => rd.lit.has(id)));
  }

  // --- what vis-network gets -----------------------------------------------------------------------------

  function visNode(node) {
    const [left, top, right, bottom] = node.box;
    const width = 2 * Math.max(node.x - left, right - node.x);
    const height = 2 * Math.max(node.y - top, bottom - node.y);
    const ctxRenderer = ({ ctx, x, y }) => ({
      drawNode: () => rd.drawNode(ctx, node, x, y),
      nodeDimensions: { width, height },
    });
    // vis-network leaves out what is farther out of sight than its size, and knows nothing of our boxes.
    const size = Math.max(width, height) / 2;
    return { id: node.id, x: node.x, y: node.y, size, shape: "custom", ctxRenderer, hidden: !rd.isShown(node) };
  }

  /** The two ends of a bar, where threads are tied; invisible to the reader. */
  const ports = (node) => [0, 2].map((side) => ({
    id: node.id + (side ? " right" : " left"), x: node.box[side], y: node.y, shape: "custom",
    ctxRenderer: () => ({ drawNode() {}, nodeDimensions: { width: 1, height: 1 } }),
  }));

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

  /** Number parallel links, so that each runs its own way and has its own key. */
  function rankEdges() {
    const ranks = new Map();
    for (const edge of edges) {
      const pair = edge.from < edge.to ? edge.from + " " + edge.to : edge.to + " " + edge.from;
      edge.rank = ranks.get(pair) || 0;
      ranks.set(pair, edge.rank + 1);
    }
  }

  function visEdge(edge) {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    const isOrder = edge.sort === "hierarchy";
    return {
      id: edge.id, from: tiedTo(from, to, isOrder), to: tiedTo(to, from, isOrder),
      arrows: "", smooth: smoothness(edge, edge.rank), ...rd.edgeLook(edge),
    };
  }

  const nodeSet = new vis.DataSet();
  const edgeSet = new vis.DataSet();
  rd.settle();
  rd.network = new vis.Network(mapElement, { nodes: nodeSet, edges: edgeSet }, {
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
  rd.network.on("afterDrawing", (ctx) => { for (const paint of rd.drawn) paint(ctx); });

  /** Stated links of the view, and around a chosen subject also the inferred ones. */
  function wantedEdges() {
    const node = rd.chosen();
    // Around a subject few links are inferred; around an actor so many that lighting the ends says it better.
    const around = node && node.subject ? new Set(touching.get(node.id)) : new Set();
    const inferred = rd.lens().inferred || rd.rules.inferred.some((rule) => rule());
    return edges.filter((edge) =>
      rd.ties.has(edge.id) && (rd.isStated(edge) || ((inferred || around.has(edge)) && rd.isDrawn(edge))));
  }

  /** Draw everything anew: another view, other places. */
  rd.rebuild = () => {
    rd.settle();
    sieve();
    rd.dress();
    edgeSet.clear();
    nodeSet.clear();
    nodeSet.add(rd.things().flatMap((node) => (node.form === "bar" ? [visNode(node), ...ports(node)] : [visNode(node)])));
    edgeSet.add(wantedEdges().map(visEdge));
    // Until something was out of sight once, vis-network takes it to stand in the middle of everything.
    for (const drawn of Object.values(rd.network.body.nodes)) drawn.updateBoundingBox();
  };

  /** Draw again after a change of choice, filter or colours. */
  rd.redraw = () => {
    sieve();
    rd.dress();
    nodeSet.update(rd.things().map((node) => ({ id: node.id, hidden: !rd.isShown(node) })));
    const wanted = wantedEdges();
    const ids = new Set(wanted.map((edge) => edge.id));
    edgeSet.remove(edgeSet.getIds().filter((id) => !ids.has(id)));
    edgeSet.update(wanted.map(visEdge));
    rd.network.redraw();
  };

  // --- the eye: where the map is looked at from ----------------------------------------------------------

  function bounds() {
    const boxes = rd.things().filter(rd.isShown).map((node) => node.box);
    const all = boxes.length ? boxes : [[-50, -50, 50, 50]];
    return [0, 1, 2, 3].map((side) => {
      const values = all.map((box) => box[side]);
      return side < 2 ? Math.min(...values) : Math.max(...values);
    });
  }

  rd.showAll = () => {
    rd.showBox(rd.wholeBox());
    rd.moved = false;
  };

  /** The ground of all that is shown, with the names that hang over it at the scale that this takes. */
  rd.wholeBox = () => {
    const bare = bounds();
    const scale = rd.scaleFor(bare);
    const named = rd.withNames(bare, rd.scaleFor(rd.withNames(bare, scale)));
    // Smaller only as far as it helps: long names would take all room from what they name.
    const grown = Math.min(1, SMALLER / (1 - rd.scaleFor(named) / scale || SMALLER));
    return bare.map((side, at) => side + (named[at] - side) * grown);
  };

  /** The scale at which the ground between four sides just fits the map. */
  rd.scaleFor = ([left, top, right, bottom]) => {
    const wide = mapElement.clientWidth || 1;
    const high = mapElement.clientHeight || 1;
    return Math.min((wide - 24) / (right - left), (high - 20) / (bottom - top), 1.6);
  };

  /** Look at the ground between four sides. */
  rd.showBox = (box) => {
    const [left, top, right, bottom] = box;
    const scale = rd.scaleFor(box);
    rd.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale });
    rd.moved = true;
  };

  rd.zoom = (factor) => {
    const scale = Math.min(5, Math.max(0.1, rd.network.getScale() * factor));
    const focused = rd.cursor === null ? null : nodes.get(rd.cursor);
    const position = focused && rd.inView.has(focused.id) ? { x: focused.x, y: focused.y } : rd.network.getViewPosition();
    rd.network.moveTo({ scale, position });
    rd.moved = true;
  };

  rd.bringIntoView = (node) => {
    if (!rd.inView.has(node.id)) return;
    const point = rd.network.canvasToDOM({ x: node.x, y: node.y });
    const margin = 60;
    const inside =
      point.x > margin && point.y > margin &&
      point.x < mapElement.clientWidth - margin && point.y < mapElement.clientHeight - margin;
    if (inside) return;
    const animation = rd.isCalm() ? false : { duration: 220, easingFunction: "easeInOutQuad" };
    rd.network.moveTo({ position: { x: node.x, y: node.y }, scale: rd.network.getScale(), animation });
    rd.moved = true;
  };

  // --- choosing ------------------------------------------------------------------------------------------

  rd.choose = (id) => {
    const node = id === null ? null : nodes.get(id);
    if (node) rd.cursor = id;
    rd.change({ node: node && node.iri, edge: null });
    if (node) rd.bringIntoView(node);
    if (node) rd.tell(rd.spoken(node));
  };
  rd.chooseEdge = (edge) => rd.change({ node: null, edge: keyOf(edge) });

  rd.spoken = (node) => {
    const count = touching.get(node.id).filter((edge) => rd.isStated(edge) && rd.ties.has(edge.id)).length;
    return [rd.title(node), rd.kindOf(node), count === 1 ? rd.say("links_one") : rd.say("links", { count })].join(", ");
  };

  /** Let go of the choice first; with nothing chosen, show everything again. */
  rd.letGo = () => {
    if (rd.state.node !== null || rd.state.edge) rd.choose(null);
    else rd.everything();
  };

  rd.everything = () => {
    rd.cursor = null;
    rd.byId("search").value = "";
    rd.closeFound();
    rd.reset();
    rd.showAll();
  };

  // --- pointing ------------------------------------------------------------------------------------------

  rd.nodeAt = (point) => {
    const named = rd.namedAt(point);
    if (named) return named;
    const { x, y } = rd.network.DOMtoCanvas(point);
    return rd.things().find((node) => {
      const [left, top, right, bottom] = node.box;
      return x >= left && x <= right && y >= top && y <= bottom && rd.isShown(node);
    }) || null;
  };

  rd.network.on("click", ({ pointer }) => {
    const node = rd.nodeAt(pointer.DOM);
    if (node) return rd.choose(node.id);
    const edge = rd.network.getEdgeAt(pointer.DOM);
    if (edge !== undefined && rd.isDrawn(edges[edge])) return rd.chooseEdge(edges[edge]);
    return rd.choose(null);
  });
  rd.network.on("doubleClick", ({ pointer }) => {
    const node = rd.nodeAt(pointer.DOM);
    if (!node) return;
    rd.cursor = node.id;
    rd.zoom(1.6);
  });
  rd.network.on("dragStart", () => { rd.moved = true; });
  rd.network.on("zoom", () => { rd.moved = true; });
  mapElement.addEventListener("mousemove", (event) => {
    if (event.buttons) return;
    const node = rd.nodeAt({ x: event.offsetX, y: event.offsetY });
    mapElement.classList.toggle("over", node !== null);
    rd.hover(node);
  });
  mapElement.addEventListener("mouseleave", () => rd.hover(null));
})(window.rodedraad);
