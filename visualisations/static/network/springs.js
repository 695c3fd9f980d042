// Places by force in the page: what is linked pulls together, nothing stands on anything else, always the same way.
((rd) => {
  "use strict";

  const MOST_PAIRS = 12e6; // of things looked at: well within two seconds, also on a slow machine
  const MOST_ROUNDS = 200;
  const ROOM = 2.1; // ground for each that a label takes
  const SHAPE = 1.5; // the width of the picture for its height
  const PULL_IN = 0.02; // to the middle, so that loose ends do not drift away
  const GAP = 2;
  const ASIDE = 3; // widths to either side where room is looked for

  /** Numbers between 0 and 1 that look like chance and are the same every time (mulberry32). */
  function chance(seed) {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  }

  /** Where *things* come to stand when *ties* pull: a Map of points by id; those in *fixed* stay. */
  rd.pulled = (things, ties, fixed) => {
    const next = chance(20260101);
    const ground = things.reduce((sum, { box: [left, top, right, bottom] }) => sum + (right - left) * (bottom - top), 0);
    const reach = Math.sqrt(ground / things.length);
    const at = new Map(things.map((node, number) => [node.id, number]));
    const middle = ["x", "y"].map((way) => things.reduce((sum, node) => sum + node[way], 0) / things.length);
    const x = Float64Array.from(things, (node) => (node.x - middle[0]) / SHAPE + (next() - 0.5) * reach);
    const y = Float64Array.from(things, (node) => node.y - middle[1] + (next() - 0.5) * reach);
    const pairs = ties.map((edge) => [at.get(edge.from), at.get(edge.to)]);
    const stays = Uint8Array.from(things, (node) => (fixed.has(node.id) ? 1 : 0));
    for (const [number, node] of things.entries()) {
      if (stays[number]) [x[number], y[number]] = [(node.x - middle[0]) / SHAPE, node.y - middle[1]];
    }
    const rounds = Math.max(10, Math.min(MOST_ROUNDS, Math.floor((2 * MOST_PAIRS) / things.length ** 2)));
    for (let round = 0; round < rounds; round += 1) {
      pull(x, y, pairs, stays, reach, reach * 4 * (1 - round / rounds) + 1);
    }
    const wide = Math.sqrt(ground * ROOM * SHAPE);
    const [across, down] = [evened(x, wide), evened(y, wide / SHAPE)];
    return new Map(things.map((node, at) => [node.id, [across[at] + middle[0], down[at] + middle[1]]]));
  };

  /** *values* over *width*, halfway to where only their order counts: springs crowd the middle and leave the rest. */
  function evened(values, width) {
    const most = Math.max(...values.map(Math.abs)) || 1;
    const order = [...values.keys()].sort((one, other) => values[one] - values[other] || one - other);
    const places = new Float64Array(values.length);
    order.forEach((number, at) => { places[number] = (2 * at) / Math.max(values.length - 1, 1) - 1; });
    return values.map((value, at) => ((value / most + places[at]) / 2) * (width / 2));
  }

  /** One round, after Fruchterman and Reingold (1991): all push, ties pull, nothing goes further than *most*. */
  function pull(x, y, pairs, stays, reach, most) {
    const [across, down] = [new Float64Array(x.length), new Float64Array(x.length)];
    for (let one = 0; one < x.length; one += 1) {
      for (let other = one + 1; other < x.length; other += 1) {
        const [dx, dy] = [x[one] - x[other], y[one] - y[other]];
        const force = (reach * reach) / Math.max(dx * dx + dy * dy, 1);
        across[one] += dx * force;
        across[other] -= dx * force;
        down[one] += dy * force;
        down[other] -= dy * force;
      }
      across[one] -= x[one] * PULL_IN * 10;
      down[one] -= y[one] * PULL_IN * 10;
    }
    for (const [one, other] of pairs) {
      const [dx, dy] = [x[one] - x[other], y[one] - y[other]];
      const force = Math.sqrt(dx * dx + dy * dy) / reach;
      across[one] -= dx * force;
      across[other] += dx * force;
      down[one] -= dy * force;
      down[other] += dy * force;
    }
    for (let one = 0; one < x.length; one += 1) {
      if (stays[one]) continue;
      const far = Math.max(Math.sqrt(across[one] ** 2 + down[one] ** 2), 1e-9);
      x[one] += (across[one] / far) * Math.min(far, most);
      y[one] += (down[one] / far) * Math.min(far, most);
    }
  }

  /** Move *node* with its box to a point. */
  rd.putAt = (node, [x, y]) => {
    const [across, down] = [x - node.x, y - node.y];
    node.x = x;
    node.y = y;
    node.box = node.box.map((side, at) => side + (at % 2 ? down : across));
  };

  /** Let each of *things* in turn stand where it is, or else as near to there as is free. */
  rd.part = (things, fixed) => {
    const taken = rd.ground();
    const stood = [];
    for (const node of things) {
      if (!fixed.has(node.id) && taken.hit(node.box)) rd.putAt(node, free(node, taken, stood));
      taken.add(node.box, node);
      stood.push(node);
    }
  };

  function free(node, taken, stood) {
    const [left, top, right, bottom] = node.box;
    let best = null;
    for (let step = -ASIDE; step <= ASIDE; step += 1) {
      const across = Math.round(step * (right - left + GAP));
      const near = stood.filter(({ box }) => left + across < box[2] && box[0] < right + across);
      const moves = near.flatMap(({ box }) => [Math.floor(box[1] - GAP - bottom), Math.ceil(box[3] + GAP - top)]);
      for (const down of [0, ...moves]) {
        const cost = Math.abs(across) + Math.abs(down);
        if (best && cost >= best.cost) continue;
        if (!taken.hit([left + across, top + down, right + across, bottom + down])) best = { cost, across, down };
      }
    }
    return [node.x + best.across, node.y + best.down];
  }
})(window.rodedraad);
