// The red thread on the map: red over what is faded, numbered as in the panel; what this view lacks as well.
((rd) => {
  "use strict";

  if (!rd.page.threads) return;
  const [APART, HIGH, TEXT, WIDTH] = [150, 22, 13, 3.4];
  const [THINNEST, READABLE, MOST_SIGNS, LARGEST] = [1.5, 7, 40, 1.6];
  const pairKey = (one, other) => Math.min(one, other) + " " + Math.max(one, other);
  let now = null; // what is drawn, made once a change and not once a frame

  const isHere = (node) => node !== null && rd.inView.has(node.id) && rd.isShown(node);

  rd.rules.lit.push(() => {
    const thread = rd.thread();
    return thread && new Set(rd.threadNodes(thread).filter(Boolean).map(({ id }) => id));
  });
  rd.rules.edge.push((edge, look) => {
    if (!made() || now.edges.get(pairKey(edge.from, edge.to)) !== edge.id) return;
    Object.assign(look, { color: rd.scheme().thread, width: WIDTH, opacity: 1 });
  });

  /** What to draw of the thread in the view as it is now. */
  function made() {
    const thread = rd.thread();
    if (!thread) return (now = null);
    if (now && now.thread === thread && now.lens === rd.state.lens && now.shown === rd.shownNow) return now;
    const nodes = rd.threadNodes(thread);
    const labels = thread.nodes.map((node) => rd.allTies().things[node].label);
    now = { thread, lens: rd.state.lens, shown: rd.shownNow, nodes, edges: new Map() };
    for (const [place, node] of nodes.slice(1).entries()) {
      const edge = isHere(nodes[place]) && isHere(node) && drawnEdge(nodes[place], node);
      if (edge) now.edges.set(pairKey(edge.from, edge.to), edge.id);
    }
    now.stops = stops(nodes, labels);
    return now;
  }

  function drawnEdge(one, other) {
    return rd.touching.get(one.id).find((edge) =>
      rd.otherEnd(edge, one.id) === other && rd.isStated(edge) && rd.isDrawn(edge));
  }

  /** Where each thing of the thread stands: its own place, or near its neighbours where this view lacks it. */
  function stops(nodes, labels) {
    const found = nodes.map((node, place) => ({
      node: isHere(node) ? node : null, label: labels[place],
      ...(isHere(node) ? { x: node.x, y: node.y } : { x: null, y: null }),
    }));
    const anchors = found.flatMap((stop, place) => (stop.node ? [place] : []));
    if (!anchors.length) anchors.push(0);
    if (found[anchors[0]].x === null) Object.assign(found[anchors[0]], rd.network.getViewPosition());
    found.forEach((stop, place) => {
      if (stop.x !== null) return;
      const before = anchors.filter((anchor) => anchor < place).at(-1);
      const after = anchors.find((anchor) => anchor > place);
      Object.assign(stop, between(found, place, before, after));
    });
    return found;
  }

  function between(found, place, before, after) {
    if (before === undefined) return { x: found[after].x - 40, y: found[after].y - (after - place) * APART / 2.5 };
    if (after === undefined) return { x: found[before].x + 40, y: found[before].y + (place - before) * APART / 2.5 };
    const part = (place - before) / (after - before);
    const [one, other] = [found[before], found[after]];
    const straight = { x: one.x + (other.x - one.x) * part, y: one.y + (other.y - one.y) * part };
    const near = Math.hypot(other.x - one.x, other.y - one.y) < APART;
    return near ? { x: straight.x + APART / 2, y: straight.y } : straight;
  }

  /** Bring the whole thread into sight, as large as it goes. */
  rd.fitThread = () => {
    const here = made() ? now.stops.map((stop) => (stop.node ? stop.node.box : [stop.x - APART, stop.y - HIGH, stop.x + APART, stop.y + HIGH])) : [];
    if (!here.length) return;
    const [left, top] = [0, 1].map((side) => Math.min(...here.map((box) => box[side])));
    const [right, bottom] = [2, 3].map((side) => Math.max(...here.map((box) => box[side])));
    const map = rd.byId("map");
    const scale = Math.min((map.clientWidth - 80) / (right - left), (map.clientHeight - 80) / (bottom - top), LARGEST);
    rd.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale });
    rd.moved = true;
  };

  // --- painting ------------------------------------------------------------------------------------------

  rd.drawn.push((ctx) => {
    if (!made()) return;
    const scale = rd.network.getScale();
    const { stops: all, edges, nodes } = now;
    ctx.save();
    ctx.lineCap = "round";
    all.slice(1).forEach((stop, place) => {
      const [one, other] = [nodes[place], nodes[place + 1]];
      const isEdge = isHere(one) && isHere(other) && edges.has(pairKey(one.id, other.id));
      if (!isEdge || WIDTH * scale < THINNEST) line(ctx, all[place], stop, scale, isEdge ? [] : [8, 6]);
    });
    for (const stop of all) if (!stop.node || stop.node.size * scale < READABLE) boxed(ctx, stop, scale);
    for (const stop of all) {
      if (!stop.node || stop.node.size * scale < READABLE) continue;
      stop.box = stop.node.box;
      rd.ring(ctx, stop, rd.scheme().thread, 2 / scale, []);
    }
    all.forEach((stop, place) => badge(ctx, stop, String(place + 1), scale));
    ctx.restore();
  });

  function line(ctx, one, other, scale, dashes) {
    ctx.strokeStyle = rd.scheme().thread;
    ctx.lineWidth = Math.max(WIDTH, 2 / scale);
    ctx.setLineDash(dashes);
    ctx.beginPath();
    ctx.moveTo(one.x, one.y);
    ctx.lineTo(other.x, other.y);
    ctx.stroke();
    ctx.setLineDash([]);
  }

  /** The name in a box: of a thing that this view lacks, with a broken edge; or that is too small to read. */
  function boxed(ctx, stop, scale) {
    const size = Math.max(TEXT, 11 / scale);
    ctx.font = size + "px " + rd.FONT;
    const text = stop.label.length > MOST_SIGNS ? stop.label.slice(0, MOST_SIGNS - 1) + "…" : stop.label;
    const wide = ctx.measureText(text).width + size * 1.4;
    const high = Math.max(HIGH, size * 1.7);
    const box = [stop.x - wide / 2, stop.y - high / 2, stop.x + wide / 2, stop.y + high / 2];
    stop.box = box;
    const { paper, ink, thread } = rd.scheme();
    ctx.fillStyle = paper;
    ctx.fillRect(box[0], box[1], wide, high);
    rd.ring(ctx, { box }, thread, 1.6 / scale, stop.node ? [] : [5 / scale, 3 / scale]);
    ctx.fillStyle = ink;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(text, stop.x, stop.y);
  }

  function badge(ctx, stop, number, scale) {
    const radius = 8.5 / scale;
    const [left, top] = stop.box;
    rd.badge(ctx, left, top, radius, rd.scheme().thread, rd.scheme().paper, number);
  }

  /** A round badge with one sign in it; also for other parts that paint over the map. */
  rd.badge = (ctx, x, y, radius, colour, ink, sign) => {
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
    ctx.fillStyle = ink;
    ctx.font = "700 " + radius * 1.35 + "px " + rd.FONT;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(sign, x, y + radius * 0.06);
  };
})(window.rodedraad);
