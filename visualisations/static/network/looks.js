// How nodes and links look: colours by field, shapes by kind, one red for the thread and what is chosen.
((rd) => {
  "use strict";

  const { page } = rd;
  const SMALLEST_MARK = 3.5; // half of it on the screen, in pixels
  const FADED = 0.25;
  const marks = page.kinds.map((kind) => new Path2D(kind.path));
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");

  rd.field("scheme", null);
  rd.prefersDark = prefersDark;
  rd.schemeName = () => rd.state.scheme || (prefersDark.matches ? "dark" : "light");
  rd.scheme = () => page.schemes[rd.schemeName()];
  rd.tone = (node) => (node.fields && node.subject ? page.fields[node.fields[0]][rd.schemeName()] : null);

  /** The look of every node of the view, made once a change and not once a frame. */
  rd.dress = () => {
    for (const node of rd.things()) {
      const tone = rd.tone(node);
      const look = {
        fill: null, mark: 1, ring: null, ringDash: [], dash: null, text: null, tone,
        alpha: rd.lit !== null && !rd.lit.has(node.id) ? FADED : 1,
      };
      for (const rule of rd.rules.node) rule(node, look);
      node.look = look;
    }
  };

  /** Half the size of the mark of *node*: never too small to see. */
  rd.markSize = (node, scale) => Math.max(5.5, SMALLEST_MARK / scale) * node.look.mark;

  /** Whether the name of *node* heads what stands below it, light on a full colour. */
  rd.isHeading = (node) => Boolean(node.head && node.look.tone && !node.look.fill);

  rd.drawMark = (ctx, node, x, y, half) => {
    const colours = rd.scheme();
    const { fill, tone, dash } = node.look;
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(half, half);
    ctx.fillStyle = fill || (node.unresolved ? colours.paper : tone ? tone.fill : colours.muted);
    ctx.strokeStyle = colours.ink;
    ctx.lineWidth = 1.2 / half;
    if (node.unresolved || dash) ctx.setLineDash([2.2 / half, 1.8 / half]);
    ctx.fill(marks[node.kind], "evenodd");
    ctx.stroke(marks[node.kind]);
    ctx.restore();
  };

  /** Clear the ground of what is written there: threads pass behind words, never through them. */
  rd.drawGround = (ctx, [left, top, right, bottom]) => {
    ctx.fillStyle = rd.scheme().paper;
    ctx.fillRect(left, top, right - left, bottom - top);
  };

  /** Draw the bar of *node* over a box, with its mark at *x* and half as large as *half*. */
  rd.drawPlate = (ctx, node, box, x, half) => {
    const [left, top, right, bottom] = box;
    const { tone } = node.look;
    rd.drawGround(ctx, box);
    ctx.fillStyle = tone ? (rd.isHeading(node) ? tone.fill : tone.tint) : rd.scheme().surface;
    ctx.beginPath();
    ctx.roundRect(left, top, right - left, bottom - top, 3);
    ctx.fill();
    if (tone) {
      ctx.fillStyle = tone.line;
      ctx.fillRect(left, top, 3, bottom - top);
    }
    rd.drawMark(ctx, node, x, (top + bottom) / 2, half);
  };

  function drawLines(ctx, node, x, middle, width, align, colour) {
    ctx.fillStyle = colour;
    ctx.textAlign = align;
    ctx.textBaseline = "middle";
    let y = middle - ((node.lines.length - 1) * node.pitch) / 2 + 0.5;
    for (const line of node.lines) {
      ctx.fillText(line, x, y, width);
      y += node.pitch;
    }
  }

  function drawBar(ctx, node, x, y, readable) {
    const [left, top, right, bottom] = node.box;
    const small = Math.min(SMALLEST_MARK / rd.network.getScale(), (bottom - top) / 2);
    rd.drawPlate(ctx, node, node.box, left + Math.max(15, small), Math.max(5.5, readable ? 0 : small) * node.look.mark);
    if (!readable) return;
    const isHeading = rd.isHeading(node);
    ctx.font = (isHeading ? "600 " : "") + node.size + "px " + rd.FONT;
    drawLines(ctx, node, left + 27, y, right - left - 32, "left", isHeading ? node.look.tone.text : rd.scheme().ink);
  }

  function drawMarked(ctx, node, x, y, readable) {
    const [left, , right, bottom] = node.box;
    if (readable) rd.drawGround(ctx, node.box);
    rd.drawMark(ctx, node, x, y, readable ? 5.5 * node.look.mark : rd.markSize(node, rd.network.getScale()));
    if (!readable) return;
    const { ink } = rd.scheme();
    ctx.font = node.size + "px " + rd.FONT;
    if (node.form === "below") drawLines(ctx, node, x, (y + 9 + bottom) / 2, right - left, "center", ink);
    else if (node.form === "left") drawLines(ctx, node, x - 11, y, x - 11 - left, "right", ink);
    else drawLines(ctx, node, x + 11, y, right - x - 11, "left", ink);
  }

  /** Draw a ring around a node; also for parts that paint over the map. */
  rd.ring = (ctx, node, colour, width, dash, box = node.box) => {
    const [left, top, right, bottom] = box;
    ctx.setLineDash(dash);
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.roundRect(left - 3, top - 2, right - left + 6, bottom - top + 4, 4);
    ctx.stroke();
    ctx.setLineDash([]);
  };

  rd.isMapFocused = () => document.activeElement === rd.byId("map");

  /** The rings around a box of *node*: what a part says of it, that it is chosen, that the keyboard is there. */
  rd.drawRings = (ctx, node, box, scale) => {
    const { look } = node;
    if (look.ring) rd.ring(ctx, node, look.ring, 2 / scale, look.ringDash.map((part) => part / scale), box);
    if (rd.state.node === node.iri) rd.ring(ctx, node, rd.scheme().thread, 2.5 / scale, [], box);
    if (rd.cursor === node.id && rd.isMapFocused()) {
      rd.ring(ctx, node, rd.scheme().ink, 2 / scale, [5 / scale, 3 / scale], box);
    }
  };

  /** The ground of *node* without its name: its bar, or its mark. */
  function bare(node, scale) {
    if (node.form === "bar") return node.box;
    const half = rd.markSize(node, scale);
    return [node.x - half, node.y - half, node.x + half, node.y + half];
  }

  rd.drawNode = (ctx, node, x, y) => {
    const scale = rd.network.getScale();
    const readable = rd.allRead(scale);
    if (!readable && rd.isNamed(node)) return;
    ctx.save();
    if (rd.gliding) ctx.translate(x - node.x, y - node.y); // on its way to its place
    ctx.globalAlpha = node.look.alpha;
    (node.form === "bar" ? drawBar : drawMarked)(ctx, node, node.x, node.y, readable);
    ctx.globalAlpha = 1;
    rd.drawRings(ctx, node, readable ? node.box : bare(node, scale), scale);
    ctx.restore();
  };

  rd.edgeLook = (edge) => {
    const colours = rd.scheme();
    const chosen = rd.isLitEdge(edge);
    const own = rd.tone(rd.nodes.get(edge.to)) || rd.tone(rd.nodes.get(edge.from));
    const look = {
      color: chosen ? colours.thread : own && edge.sort !== "cooperation" ? own.line : colours.rule,
      opacity: chosen ? 1 : rd.isFaded(edge) ? 0.07 : edge.sort === "hierarchy" ? 0.75 : 0.6,
      width: chosen ? 2.2 : edge.weight ? 0.8 + Math.min(edge.weight, 8) * 0.5 : edge.sort === "involvement" ? 1.3 : 1,
      dashes: edge.sort === "proposed" ? [7, 4] : rd.isStated(edge) ? false : [2, 5],
    };
    for (const rule of rd.rules.edge) rule(edge, look);
    const { color, opacity, width, dashes } = look;
    return { color: { color, opacity, inherit: false }, width, dashes, hidden: !rd.isDrawn(edge) };
  };
})(window.rodedraad);
