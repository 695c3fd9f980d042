// Places the reader gives: a view rearranged by force, and things that are pinned; both are part of the state.
((rd) => {
  "use strict";

  const { say, element } = rd;
  const isSpot = (spot) => Array.isArray(spot) && spot.length === 2 && spot.every(Number.isFinite);

  rd.field("pinned", {}); // places the reader gave, by IRI
  rd.field("arranged", {}); // places after rearranging, by view and IRI

  rd.isPinned = (node) => Object.hasOwn(rd.state.pinned, node.iri) && isSpot(rd.state.pinned[node.iri]);
  const arranged = () => {
    const name = rd.lens().name;
    return (Object.hasOwn(rd.state.arranged, name) && rd.state.arranged[name]) || null;
  };
  const arrangedSpot = (node) => {
    const spots = arranged();
    return spots && Object.hasOwn(spots, node.iri) && isSpot(spots[node.iri]) ? spots[node.iri] : null;
  };

  /** Put things where the reader wants them; others that stand there make way. */
  rd.rules.settle.push(() => {
    const pinned = rd.here.filter(rd.isPinned);
    const placed = rd.here.filter((node) => !rd.isPinned(node) && arrangedSpot(node));
    if (!pinned.length && !placed.length) return;
    for (const node of placed) rd.putAt(node, arrangedSpot(node));
    for (const node of pinned) rd.putAt(node, rd.state.pinned[node.iri]);
    const first = new Set([...pinned, ...placed]);
    rd.part([...first, ...rd.here.filter((node) => !first.has(node))], new Set(pinned.map((node) => node.id)));
  });

  rd.onChange((now, before) => {
    if (now.lens !== before.lens || (now.pinned === before.pinned && now.arranged === before.arranged)) return;
    const isPinOnly = now.arranged === before.arranged;
    rd.glide(() => {
      rd.rebuild();
      if (!isPinOnly) rd.showAll();
    });
  });

  // --- rearranging ---------------------------------------------------------------------------------------

  function places() {
    const things = rd.here.filter((node) => rd.isShown(node) && (!rd.isGrouped() || node.members));
    if (things.length < 2) return null;
    const ids = new Set(things.map((node) => node.id));
    const ties = rd.edges.filter((edge) =>
      rd.isStated(edge) && ids.has(edge.from) && ids.has(edge.to) && rd.isDrawn(edge));
    const fixed = new Set(things.filter(rd.isPinned).map((node) => node.id));
    // Worked out on copies: what is drawn changes only through the state.
    const copies = things.map(({ id, iri, x, y, box }) => ({ id, iri, x, y, box }));
    const points = rd.pulled(copies, ties, fixed);
    for (const copy of copies) if (!fixed.has(copy.id)) rd.putAt(copy, points.get(copy.id).map(Math.round));
    rd.part(copies.toSorted((one, other) => fixed.has(other.id) - fixed.has(one.id)), fixed);
    return Object.fromEntries(copies.filter(({ id }) => !fixed.has(id)).map(({ iri, x, y }) => [iri, [x, y].map(Math.round)]));
  }

  function rearrange() {
    const { [rd.lens().name]: old, ...others } = rd.state.arranged;
    if (old) {
      rd.change({ arranged: others });
      rd.notice(say("rearranged_back"));
      return;
    }
    const found = places();
    if (!found) return;
    rd.change({ arranged: { ...others, [rd.lens().name]: found } });
    rd.notice(say("rearranged"));
  }

  const button = element("button", { type: "button", id: "rearrange", onclick: rearrange }, say("rearrange"));
  rd.byId("whole").after(button);
  const show = () => button.setAttribute("aria-pressed", String(arranged() !== null));
  rd.onChange(show);
  show();
  rd.key("r", "keys_rearrange_do", rearrange);

  // --- pinning -------------------------------------------------------------------------------------------

  /** Pin *node* where it is told to, or where it stands. */
  rd.pin = (node, spot = [node.x, node.y]) =>
    rd.change({ pinned: { ...rd.state.pinned, [node.iri]: spot.map(Math.round) } });

  function toggle(node) {
    const label = rd.title(node);
    if (!rd.isPinned(node)) {
      rd.pin(node);
      rd.tell(say("pinned", { label }));
      return;
    }
    const { [node.iri]: gone, ...others } = rd.state.pinned;
    rd.change({ pinned: others });
    rd.tell(say("unpinned", { label }));
  }

  /** What the keyboard is at: the chosen thing, else where it stands on the map. */
  const meant = () => [rd.chosen(), rd.cursor === null ? null : rd.nodes.get(rd.cursor)]
    .find((node) => node && rd.inView.has(node.id)) || null;

  rd.key("i", "keys_pin_do", () => {
    const node = meant();
    if (node) toggle(node);
    else rd.notice(say("pin_choose"));
  });

  rd.panel.push((node) => (rd.inView.has(node.id)
    ? [element("p", {}, element("button", {
      type: "button", id: "pin", onclick: () => toggle(node), "aria-pressed": String(rd.isPinned(node)),
    }, say(rd.isPinned(node) ? "unpin" : "pin")))]
    : []));

  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const FAR = 12; // on the screen, in pixels
  rd.byId("map").addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const node = meant();
    if (!step || !event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || !node) return;
    event.preventDefault();
    event.stopPropagation();
    if (!rd.isPinned(node)) return rd.notice(say("pin_first"));
    const far = Math.max(1, Math.round(FAR / rd.network.getScale()));
    rd.pin(node, [node.x + step[0] * far, node.y + step[1] * far]);
    rd.bringIntoView(node);
  });
  rd.key("Shift and arrows", "keys_pin_move_do", () => {}, say("keys_pin_arrows"));

  /** A small pin at the corner of what is pinned. */
  rd.drawn.push((ctx) => {
    const scale = rd.network.getScale();
    for (const node of rd.things()) {
      if (!rd.isPinned(node) || !rd.isShown(node)) continue;
      const half = rd.markSize(node, scale);
      const [x, y] = node.form === "bar" ? [node.box[2], node.box[1]] : [node.x + half, node.y - half];
      ctx.beginPath();
      ctx.arc(x, y, 4 / scale, 0, 2 * Math.PI);
      ctx.fillStyle = rd.scheme().ink;
      ctx.strokeStyle = rd.scheme().paper;
      ctx.lineWidth = 1.5 / scale;
      ctx.fill();
      ctx.stroke();
    }
  });
})(window.rodedraad);
