// Things by field or by what hangs together: on one ground with its name, moved together where they are scattered.
((rd) => {
  "use strict";

  if (!rd.figures) return;
  const { page, say } = rd;
  const { community, communities, name } = rd.figures;
  const ruler = document.createElement("canvas").getContext("2d");
  const NAME = 22; // the size of the name of a group
  const PAD = 14;
  const BESIDE = 44; // between two groups, beside and below
  const BETWEEN = 30 + 2 * PAD + 2 * NAME;
  const LENGTHS = [0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.9];
  const [ACROSS, DOWN] = [18, 5]; // between two things of a group
  const WIDE = 1.5; // the shape of a map on most screens
  const SHORTEST = 200; // what a name may take besides the width of its group

  rd.field("group", "none");

  // --- who belongs to whom -------------------------------------------------------------------------------

  const MANY = page.fieldIris.length;
  const none = { key: "", place: MANY + 1, label: say("grouping_none") };
  const several = { key: "several", place: MANY, label: say("grouping_several") };
  const fields = page.fieldIris.map((key, place) => ({ key, place, label: page.fieldLabels[place], tone: page.fields[place] }));
  const alone = { key: "", place: communities.length, label: say("figures_alone") };
  const together = communities.map(({ key, place, letter, centre }) =>
    (key ? { key, place, label: letter + " · " + centre, tone: page.figures.tones.groups[place] } : alone));

  const GROUPS = {
    field: ({ fields: own = [] }) => (own.length === 1 ? fields[own[0]] : own.length ? several : none),
    community: (node) => { const found = community(node); return found && together[found.place]; },
  };
  const NAMES = [["none", say("grouping_off")], ["field", say("figures_by_field")], ["community", name("community")]];
  const groupOf = () => (rd.lens().groups ? undefined : GROUPS[rd.state.group]);

  /** The groups of *nodes* in their order, each with its members. */
  function grouped(nodes) {
    const found = new Map();
    const belongs = groupOf();
    if (!belongs) return [];
    for (const node of nodes) {
      const group = belongs(node);
      if (!group) continue;
      if (!found.has(group)) found.set(group, []);
      found.get(group).push(node);
    }
    return [...found].map(([group, members]) => ({ ...group, members })).sort((one, other) => one.place - other.place);
  }

  // --- where they stand ----------------------------------------------------------------------------------

  const far = (members, side) => Math[side < 2 ? "min" : "max"](...members.map((node) => node.box[side]));
  const around = (members) => [0, 1, 2, 3].map((side) => far(members, side) + (side < 2 ? -PAD : PAD));
  const meets = (one, other) =>
    one[0] < other[2] && other[0] < one[2] && one[1] - NAME * 1.6 < other[3] && other[1] - NAME * 1.6 < one[3];

  rd.rules.settle.push(() => {
    const free = rd.here.filter((node) => !rd.isPinned(node)); // where the reader put a thing it stays
    const groups = grouped(free.filter((node) => !rd.isFolded || !rd.isFolded(node)));
    const boxes = groups.map(({ members }) => around(members));
    const isScattered = boxes.some((box, at) => boxes.some((other, place) => place > at && meets(box, other)));
    if (!isScattered) return;
    sideBySide(groups.map(block));
    const pinned = rd.here.filter(rd.isPinned);
    if (pinned.length) rd.part([...pinned, ...free], new Set(pinned.map((node) => node.id)));
  });

  /** Set the things of a group in columns from nought, by kind and name, and return the ground they take. */
  function block(group) {
    const members = group.members.toSorted((one, other) => one.kind - other.kind || rd.compare(one, other));
    members.forEach(turn);
    const wide = Math.max(...members.map(({ box }) => box[2] - box[0]));
    const high = members.reduce((sum, { box }) => sum + box[3] - box[1] + DOWN, 0);
    const columns = Math.max(1, Math.min(members.length, Math.round(Math.sqrt((high * WIDE) / (wide + ACROSS)))));
    const most = high / columns + Math.max(...members.map(({ box }) => box[3] - box[1])) / 2;
    let [left, top, right, bottom] = [0, 0, 0, 0];
    for (const node of members) {
      if (top && top + node.box[3] - node.box[1] > most) [left, top] = [right + ACROSS, 0];
      shift(node, left - node.box[0], top - node.box[1]);
      top = node.box[3] + DOWN;
      [right, bottom] = [Math.max(right, node.box[2]), Math.max(bottom, node.box[3])];
    }
    return { members, width: Math.max(right, Math.min(nameWidth(group.label), right + SHORTEST)), height: bottom };
  }

  function shift(node, across, down) {
    node.x += across;
    node.y += down;
    node.box = [node.box[0] + across, node.box[1] + down, node.box[2] + across, node.box[3] + down];
  }

  /** Names beside a mark all run to the right of it in a column. */
  function turn(node) {
    if (node.form === "bar" || node.form === "right") return;
    ruler.font = node.size + "px " + rd.FONT;
    const wide = Math.max(...node.lines.map((line) => ruler.measureText(line).width));
    const half = Math.max(8, (node.lines.length * node.pitch) / 2 + 1);
    node.form = "right";
    node.box = [node.x - 9, node.y - half, node.x + 13 + wide, node.y + half];
  }

  /** Set blocks in rows, of the length at which together they come nearest to the shape of a map. */
  function sideBySide(blocks) {
    const area = blocks.reduce((sum, { width, height }) => sum + (width + BESIDE) * (height + BETWEEN), 0);
    const tried = LENGTHS.map((part) => inRows(blocks, part * Math.sqrt(area * WIDE)));
    const needs = ({ width, height }) => Math.max(width / WIDE, height);
    const best = tried.reduce((one, other) => (needs(other) < needs(one) ? other : one));
    blocks.forEach(({ members }, at) => { for (const node of members) shift(node, ...best.corners[at]); });
  }

  /** The top left corner of each of *blocks* in rows no longer than *most*, and the ground they take. */
  function inRows(blocks, most) {
    let [left, top, high, right] = [0, 0, 0, 0];
    const corners = blocks.map(({ width, height }) => {
      if (left && left + width > most) [left, top, high] = [0, top + high + BETWEEN, 0];
      const corner = [left, top];
      left += width + BESIDE;
      [right, high] = [Math.max(right, left), Math.max(high, height)];
      return corner;
    });
    return { corners, width: right, height: top + high };
  }

  const nameWidth = (label) => widthOf(label, NAME);

  // --- the ground ----------------------------------------------------------------------------------------

  let grounds = [];
  const mixed = (one, other, share) => "#" + [1, 3, 5].map((at) => {
    const [first, second] = [one, other].map((colour) => parseInt(colour.slice(at, at + 2), 16));
    return Math.round(first * share + second * (1 - share)).toString(16).padStart(2, "0");
  }).join("");

  /** The ground of each group around what is shown of it now; what the reader put elsewhere has its own bit. */
  function measure() {
    grounds = grouped(rd.things().filter(rd.isShown)).flatMap(({ label, tone, members }) => {
      const together = members.filter((node) => !rd.isPinned(node));
      const apart = members.filter(rd.isPinned).map((node) => ground("", tone, [node]));
      return together.length ? [ground(label, tone, together), ...apart] : apart;
    });
  }

  function ground(label, tone, members) {
    const scheme = rd.scheme();
    const own = tone && tone[rd.schemeName()];
    return { label, count: members.length, box: around(members), line: own ? own.line : scheme.rule,
      fill: own ? mixed(own.tint, scheme.paper, 0.55) : scheme.surface };
  }

  rd.network.on("beforeDrawing", (ctx) => {
    measure();
    for (const { box: [left, top, right, bottom], fill, line } of grounds) {
      ctx.beginPath();
      ctx.roundRect(left, top, right - left, bottom - top, 10);
      ctx.fillStyle = fill;
      ctx.fill();
      ctx.strokeStyle = line;
      ctx.lineWidth = 1;
      ctx.stroke();
    }
  });

  // --- the names of the groups: never smaller than what can be read, never into the next one -------------

  /** The name of a ground at *scale*: its size, its text and its box, in the measures of the map. */
  function named({ label, box: [left, top, right] }, scale) {
    const size = Math.max(NAME, (rd.leastText() * 1.15) / scale);
    const next = grounds.filter(({ label: other }) => other).map(({ box }) => box).filter((box) => box[0] > left && Math.abs(box[1] - top) < BETWEEN);
    const most = Math.min(right - left + SHORTEST + size * 4, ...next.map((box) => box[0] - left - 12));
    const text = shortened(label, size, most);
    return { size, text, box: [left, top - size * 1.35, left + widthOf(text, size), top] };
  }

  function widthOf(text, size) {
    ruler.font = "600 100px " + rd.FONT;
    return (ruler.measureText(text).width * size) / 100;
  }

  function shortened(label, size, width) {
    if (widthOf(label, size) <= width) return label;
    let end = label.length - 1;
    while (end > 1 && widthOf(label.slice(0, end) + "…", size) > width) end -= 1;
    return label.slice(0, end).trimEnd() + "…";
  }

  rd.drawn.push((ctx) => {
    const scale = rd.network.getScale();
    ctx.textAlign = "left";
    ctx.textBaseline = "alphabetic";
    ctx.fillStyle = rd.scheme().ink;
    for (const { size, text, box } of grounds.map((ground) => named(ground, scale))) {
      ctx.font = "600 " + size + "px " + rd.FONT;
      ctx.fillText(text, box[0] + 2, box[3] - size * 0.4);
    }
  });
  rd.reserved.push((scale) => {
    measure();
    return grounds.map((ground) => named(ground, scale).box.map((side) => side * scale));
  });

  /** Words keep clear of threads on their own ground too. */
  const { drawGround, wholeBox } = rd;
  rd.drawGround = (ctx, box) => {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    const under = grounds.find(({ box: [left, top, right, bottom] }) => x > left && x < right && y > top && y < bottom);
    if (!under) return drawGround(ctx, box);
    ctx.fillStyle = under.fill;
    ctx.fillRect(box[0], box[1], box[2] - box[0], box[3] - box[1]);
  };
  rd.grounds = () => grounds;

  /** All that is shown, with the grounds and their names. */
  rd.wholeBox = () => {
    measure();
    if (!grounds.length) return wholeBox();
    const union = (boxes) => [0, 1, 2, 3].map((side) => Math[side < 2 ? "min" : "max"](...boxes.map((box) => box[side])));
    const bare = union(grounds.map(({ box }) => box));
    const scale = rd.scaleFor(bare);
    return rd.withNames(union([bare, ...grounds.map((ground) => named(ground, scale).box)]), scale);
  };

  // Links between two groups stay in the background: what is in a group is what one looks at.
  rd.rules.edge.push((edge, look) => {
    const belongs = groupOf();
    if (!belongs || rd.isLitEdge(edge) || rd.isFaded(edge)) return;
    if (belongs(rd.nodes.get(edge.from)) !== belongs(rd.nodes.get(edge.to))) look.opacity = 0.28;
  });

  rd.onChange((now, before) => {
    fixate();
    if (now.lens !== before.lens || now.group === before.group) return;
    rd.glide(() => {
      rd.rebuild();
      rd.showAll();
    });
  });

  // In groups everything stands in its group: there is nothing to rearrange.
  const rearrange = rd.byId("rearrange");
  const fixate = () => { rearrange.disabled = Boolean(groupOf()); };
  rd.key("r", null, () => (rearrange.disabled ? rd.notice(say("grouping_fixed")) : rearrange.click()));
  fixate();

  const label = say("grouping");
  rd.figures.select("group", label, NAMES);
  rd.key("g", "keys_group_do", () => {
    if (rd.lens().groups) rd.notice(say("grouping_large"));
    else rd.figures.next("group", label, NAMES);
  });
})(window.rodedraad);
