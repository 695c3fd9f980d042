// Which names are read where the map is too far away for all of them: as many as fit, the weightiest first.
((rd) => {
  "use strict";

  const LEAST = 11; // letters on the screen, in pixels
  const IN_A_ROOM = 16;
  const STEP = 2 ** (1 / 32); // within one step of zoom the same names show, so that nothing flickers
  const NARROW = 13; // the width of a name that does not fit as it stands, in letters of its height
  const ruler = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  const chosenNames = new Map(); // by step of zoom, until something changes
  let smallest = null;
  let furthest = null;
  let frame = null; // the names of the picture that is being drawn, by id
  let hovered = null;

  rd.reserved = []; // each tells, at a scale, the boxes on the screen that names keep clear of
  rd.leastText = () => (rd.state.projector ? IN_A_ROOM : LEAST);
  const fontOf = (node, px) => (rd.isHeading(node) ? "600 " : "") + px + "px " + rd.FONT;
  const weightOf = (node) => (rd.isHeading(node) ? "600" : "400");

  /** Whether every name can be read where it stands. */
  rd.allRead = (scale = rd.network.getScale()) => {
    smallest ??= Math.min(...rd.things().map((node) => node.size));
    return smallest * scale >= rd.leastText() - 1e-6;
  };

  const dress = rd.dress;
  rd.dress = () => {
    dress();
    smallest = furthest = null;
    chosenNames.clear();
  };

  /** How wide *text* is, in letters of its height; measured once. */
  function widthOf(text, weight) {
    const key = weight + text;
    if (!widths.has(key)) {
      ruler.font = weight + " 100px " + rd.FONT;
      widths.set(key, ruler.measureText(text).width / 100);
    }
    return widths.get(key);
  }

  // --- what goes first -----------------------------------------------------------------------------------

  const isTop = (node) => Boolean(node.members || node.head ||
    (node.fields && rd.page.fieldIris[node.fields[0]] === node.iri));

  function ranked() {
    const first = new Set([rd.state.node, ...(Array.isArray(rd.state.foci) ? rd.state.foci : [])]);
    const degree = (node) => rd.touching.get(node.id).filter((edge) => rd.ties.has(edge.id)).length;
    return rd.things()
      .filter((node) => rd.isShown(node) && (rd.lit === null || rd.lit.has(node.id)))
      .map((node, at) => [node, [first.has(node.iri) ? 0 : 1, isTop(node) ? 0 : 1, -degree(node), at]])
      .sort(([, one], [, other]) => one.map((value, at) => value - other[at]).find(Boolean) || 0)
      .map(([node]) => node);
  }

  // --- how a name can stand ------------------------------------------------------------------------------

  /** *node*'s name in lines of at most NARROW, two of them; what is left out shows as …. */
  function narrow(node) {
    const weight = weightOf(node);
    const lines = [""];
    const isNumbered = node.notation && node.lines[0].startsWith(node.notation);
    for (const word of (isNumbered || node.members ? rd.title(node) : node.label).split(/\s+/)) {
      const longer = (lines.at(-1) + " " + word).trim();
      if (lines.at(-1) === "" || widthOf(longer, weight) <= NARROW) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    const short = lines.slice(0, 2);
    if (lines.length > 2) short[1] += "…";
    return short.map((line) => cut(line, weight));
  }

  function cut(line, weight) {
    let text = line;
    while (text.length > 1 && widthOf(text, weight) > NARROW) text = text.slice(0, -2) + "…";
    return text;
  }

  /** The ways in which the name of *node* may stand, the best first; measures from its point, in pixels. */
  function ways(node, scale) {
    const px = rd.leastText();
    const own = { lines: node.lines, pitch: Math.max(px * 1.04, node.pitch * scale) };
    const short = { lines: narrow(node), pitch: px * 1.12 };
    const room = (node.box[2] - node.box[0]) * scale * 1.15;
    const texts = wide(own, node, px) <= room ? [own, short] : [short];
    if (node.form === "bar") return texts.map((text) => inBar(node, text, px, scale, isLast(node)));
    if (node.form !== "below") return texts.map((text) => beside(text, node, node.form, px, scale));
    return ["below", "right", "left", "above"].map((side) => beside(short, node, side, px, scale));
  }

  const high = ({ lines, pitch }, px) => (lines.length - 1) * pitch + px;
  const wide = ({ lines }, node, px) => Math.max(...lines.map((line) => widthOf(line, weightOf(node)))) * px;

  /** Whether nothing stands right of *node*, so that a name had better grow to the left. */
  function isLast(node) {
    furthest ??= Math.max(...rd.things().map(({ box }) => box[2]));
    return node.box[2] > furthest - 1;
  }

  /** In its bar, which grows to one side where it has to: measured from the middle of its left side. */
  function inBar(node, text, px, scale, isToLeft) {
    const [left, top, right, bottom] = node.box;
    const half = Math.max(high(text, px) / 2 + 1, (bottom - top) / 2 * scale);
    const room = Math.max(27 * scale, px * 1.6);
    const more = Math.max(0, room + wide(text, node, px) + 4 - (right - left) * scale);
    const start = isToLeft ? -more : 0;
    const box = [start, -half, start + (right - left) * scale + more, half];
    return { node, px, ...text, box, x: start + room, y: 0, align: "left", mark: start + room - px * 0.7 };
  }

  function beside(text, node, side, px, scale) {
    const mark = rd.markSize(node, scale) * scale;
    const [across, down] = [wide(text, node, px), high(text, px)];
    const gap = mark + 4;
    const shared = { node, px, ...text };
    if (side === "below" || side === "above") {
      const way = side === "below" ? 1 : -1;
      const box = [Math.min(-mark, -across / 2), -mark, Math.max(mark, across / 2), gap + down];
      if (way < 0) [box[1], box[3]] = [-box[3], mark];
      return { ...shared, box, x: 0, y: way * (gap + down / 2), align: "center" };
    }
    const half = Math.max(mark, down / 2);
    return side === "right"
      ? { ...shared, box: [-mark, -half, gap + across, half], x: gap, y: 0, align: "left" }
      : { ...shared, box: [-gap - across, -half, mark, half], x: -gap, y: 0, align: "right" };
  }

  const anchor = (node) => [node.form === "bar" ? node.box[0] : node.x, node.y];
  const onScreen = ({ node, box }, scale) => {
    const at = anchor(node);
    return box.map((side, number) => side + at[number % 2] * scale);
  };

  // --- the names that fit --------------------------------------------------------------------------------

  /** The names at *scale*, of all that is shown and not only of what is in sight: moving the map changes none. */
  function fitting(scale) {
    const step = Math.floor(Math.log(scale) / Math.log(STEP) + 1e-9);
    if (!chosenNames.has(step)) chosenNames.set(step, pick(STEP ** step));
    return chosenNames.get(step);
  }

  function pick(scale) {
    const nodes = ranked();
    const marks = rd.ground();
    for (const node of nodes) {
      const [x, y, half] = [node.x * scale, node.y * scale, rd.markSize(node, scale) * scale];
      if (node.form !== "bar") marks.add([x - half, y - half, x + half, y + half], node);
    }
    const taken = rd.ground();
    for (const box of rd.reserved.flatMap((boxes) => boxes(scale))) taken.add(box, "reserved");
    return nodes.flatMap((node) => {
      const free = ways(node, scale).filter((way) => !taken.hit(onScreen(way, scale)));
      const name = free.find((way) => !marks.hit(onScreen(way, scale), node)) || free[0];
      if (!name) return [];
      taken.add(onScreen(name, scale), node);
      return [name];
    });
  }

  /** What is pointed at, by mouse or keyboard, always has its name; names under it make way. */
  function pointed(scale, found) {
    const ids = [rd.isMapFocused() ? rd.cursor : null, hovered];
    const extra = [];
    for (const id of ids) {
      const node = id === null ? null : rd.nodes.get(id);
      if (!node || !rd.inView.has(id) || !rd.isShown(node)) continue;
      if (![...found, ...extra].some((name) => name.node === node)) extra.push(ways(node, scale)[0]);
    }
    return extra;
  }

  function now() {
    const scale = rd.network.getScale();
    const found = fitting(scale);
    const extra = pointed(scale, found);
    if (!extra.length) return found;
    const last = extra.filter((name, at) => !extra.slice(at + 1).some((other) => covers(other, name, scale)));
    return [...found.filter((name) => !last.some((other) => covers(other, name, scale))), ...last];
  }

  /** The ground between four sides with the names that hang over it, so that none falls off the map. */
  rd.withNames = (box, scale) => {
    if (rd.allRead(scale)) return box;
    const found = fitting(scale).map((name) => onScreen(name, scale).map((side) => side / scale));
    return box.map((side, at) => (at < 2 ? Math.min : Math.max)(side, ...found.map((other) => other[at])));
  };

  const covers = (one, other, scale) => rd.clash(onScreen(one, scale), onScreen(other, scale));

  // --- drawing -------------------------------------------------------------------------------------------

  function draw(ctx, name, scale) {
    const { node, px, lines, pitch, align } = name;
    const [x, y] = anchor(node);
    const box = onScreen(name, scale).map((side) => side / scale);
    ctx.globalAlpha = node.look.alpha;
    if (node.form === "bar") {
      for (const side of [0, 1]) box[side] = Math.min(box[side], node.box[side]);
      for (const side of [2, 3]) box[side] = Math.max(box[side], node.box[side]);
      rd.drawPlate(ctx, node, box, x + name.mark / scale, px * 0.42 * node.look.mark / scale);
    } else {
      rd.drawGround(ctx, box);
      rd.drawMark(ctx, node, node.x, node.y, rd.markSize(node, scale));
    }
    ctx.font = fontOf(node, px / scale);
    const heading = node.form === "bar" && rd.isHeading(node);
    ctx.fillStyle = heading ? node.look.tone.text : rd.scheme().ink;
    ctx.textAlign = align;
    ctx.textBaseline = "middle";
    const first = name.y - ((lines.length - 1) * pitch) / 2 + 0.5;
    lines.forEach((line, at) => ctx.fillText(line, x + name.x / scale, y + (first + at * pitch) / scale));
    ctx.globalAlpha = 1;
    rd.drawRings(ctx, node, box, scale);
  }

  /** Whether the name of *node* comes over it in this picture, so that it need not be drawn twice. */
  rd.isNamed = (node) => {
    if (rd.gliding) return false;
    frame ??= new Map(now().map((name) => [name.node.id, name]));
    return frame.has(node.id);
  };

  rd.drawn.push((ctx) => {
    const scale = rd.network.getScale();
    const names = rd.gliding || rd.allRead(scale) ? null : [...(frame ? frame.values() : now())];
    frame = null;
    if (rd.gliding) return;
    if (names) for (const name of names) draw(ctx, name, scale);
    tellHowMany(names);
  });

  const told = rd.element("p", { id: "names", className: "quiet", hidden: true });
  rd.byId("seen").parentElement.after(told);

  function tellHowMany(names) {
    const total = rd.shownNow.size;
    const text = names && names.length < total ? rd.say("names_read", { read: names.length, total }) : "";
    if (told.textContent === text) return;
    told.textContent = text;
    told.hidden = !text;
  }

  // --- pointing ------------------------------------------------------------------------------------------

  /** The thing whose name stands at *point* of the screen, as it was drawn over the map. */
  rd.namedAt = (point) => {
    const scale = rd.network.getScale();
    if (rd.allRead(scale)) return null;
    const { x, y } = rd.network.DOMtoCanvas(point);
    const at = [x * scale, y * scale, x * scale, y * scale];
    const found = now().findLast((name) => rd.clash(onScreen(name, scale), at));
    return found ? found.node : null;
  };

  rd.hover = (node) => {
    const id = node ? node.id : null;
    if (id === hovered) return;
    hovered = id;
    if (!rd.allRead()) rd.network.redraw();
  };

  /** The names as they are drawn, with the size of their letters and their ground in pixels of the map. */
  rd.names = () => {
    const scale = rd.network.getScale();
    const found = rd.allRead(scale)
      ? rd.things().filter(rd.isShown).map((node) => asItStands(node, scale))
      : now().map((name) => ({ ...name, box: onScreen(name, scale) }));
    return found.map(({ node, px, lines, box }) => ({ id: node.id, iri: node.iri, px, lines, box }));
  };

  function asItStands(node, scale) {
    const px = node.size * scale;
    const text = { lines: node.lines, pitch: node.pitch * scale };
    const [left, top, right, bottom] = node.box.map((side) => side * scale);
    const across = Math.min(wide(text, node, px), right - left);
    const [x, half] = [node.x * scale, high(text, px) / 2];
    const middle = node.form === "below" ? ((node.y + 9) * scale + bottom) / 2 : node.y * scale;
    const start = { bar: left + 27 * scale, right: x + 11 * scale, left: x - 11 * scale - across, below: x - across / 2 };
    const from = start[node.form];
    return { node, px, lines: node.lines, box: [from, Math.max(top, middle - half), from + across, middle + half] };
  }
})(window.rodedraad);
