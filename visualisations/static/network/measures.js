// How much each thing means before and after, by the measures of the command line, over what is not inferred.
((rd) => {
  "use strict";

  const MOST = 3;
  const STEPS = 2;
  const [FINE, COARSE] = [9, 3];

  /** Return the largest shifts of each measure, among what is left. */
  rd.shiftsBetween = (before, after) => {
    const [was, now] = [measured(before), measured(after)];
    return Object.keys(now.of).flatMap((measure) => {
      const [values, left] = [now.values(measure), now.nodes];
      const old = was.values(measure);
      const moved = left.filter((node) => values[node] !== old[node])
        .sort((one, other) => Math.abs(values[other] - old[other]) - Math.abs(values[one] - old[one]) || one - other);
      if (!moved.length) return [];
      const [placesBefore, placesAfter] = [places(was.of[measure], left), places(now.of[measure], left)];
      return moved.slice(0, MOST).map((node) => ({
        measure, node, all: left.length, before: old[node], after: values[node],
        placeBefore: placesBefore.get(node), placeAfter: placesAfter.get(node),
      }));
    });
  };

  function measured(known) {
    const stays = (node) => !known.gone.has(node);
    const nodes = known.world.things.map(({ id }) => id).filter(stays);
    const around = rd.pairsOf(known.world, false, stays).around.map((others) => [...others.keys()]);
    const pairs = Math.max(0, (nodes.length - 1) * (nodes.length - 2) / 2);
    const fine = (values) => values.map((value) => rd.rounded(value, FINE));
    const of = {
      betweenness: fine(betweenness(nodes, around).map((value) => (pairs ? value / 2 / pairs : 0))),
      participation: fine(around.map((others) => spread(known.world, others))),
      articulation: cutOff(nodes, around),
      core: cores(nodes, around),
      reach: around.map((_, node) => reached(around, node)),
    };
    const scale = (measure) => (measure === "betweenness" ? pairs : 1);
    return { nodes, of, values: (measure) => of[measure].map((value) => rd.rounded(value * scale(measure), COARSE)) };
  }

  /** The place of each of *nodes* from the highest down; equal ones share a place. */
  function places(values, nodes) {
    const found = new Map();
    const ranked = [...nodes].sort((one, other) => values[other] - values[one] || one - other);
    ranked.forEach((node, place) => {
      const above = ranked[place - 1];
      found.set(node, place && values[above] === values[node] ? found.get(above) : place + 1);
    });
    return found;
  }

  /** Brandes (2001): on how many shortest ways out of any thing each other lies, both directions counted. */
  function betweenness(nodes, around) {
    const total = around.map(() => 0);
    for (const source of nodes) {
      const ways = around.map(() => 0);
      const level = around.map(() => -1);
      const depends = around.map(() => 0);
      const order = [source];
      ways[source] = 1;
      level[source] = 0;
      for (const node of order) {
        for (const other of around[node]) {
          if (level[other] < 0) {
            level[other] = level[node] + 1;
            order.push(other);
          }
          if (level[other] === level[node] + 1) ways[other] += ways[node];
        }
      }
      for (const node of order.reverse()) {
        for (const other of around[node]) {
          if (level[other] === level[node] + 1) depends[node] += ways[node] / ways[other] * (1 + depends[other]);
        }
        if (node !== source) total[node] += depends[node];
      }
    }
    return total;
  }

  /** How evenly links are spread over fields; what is in several fields says nothing about which. */
  function spread(world, others) {
    const counts = new Map();
    for (const { fields } of others.map((other) => world.things[other])) {
      if (fields.length === 1) counts.set(fields[0], (counts.get(fields[0]) || 0) + 1);
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (!total) return 0;
    return 1 - [...counts].sort(([one], [other]) => one - other).reduce((sum, [, count]) => sum + (count / total) ** 2, 0);
  }

  /** How many come loose from the largest part that is left without each thing. */
  function cutOff(nodes, around) {
    const found = around.map(() => 0);
    for (const node of nodes) {
      const seen = new Set([node]);
      const sizes = around[node].filter((other) => !seen.has(other) && around[node].length > 1).map((other) => {
        if (seen.has(other)) return 0;
        const part = [other];
        seen.add(other);
        for (const one of part) {
          for (const next of around[one]) {
            if (seen.has(next)) continue;
            seen.add(next);
            part.push(next);
          }
        }
        return part.length;
      });
      if (sizes.length > 1) found[node] = sizes.reduce((sum, size) => sum + size, 0) - Math.max(...sizes);
    }
    return found;
  }

  /** The highest k for which each thing is in a part where all have k links (Seidman 1983). */
  function cores(nodes, around) {
    const degree = around.map((others) => others.length);
    const found = around.map(() => 0);
    const left = new Set(nodes);
    let core = 0;
    while (left.size) {
      let lowest = null;
      for (const node of left) if (lowest === null || degree[node] < degree[lowest]) lowest = node;
      core = Math.max(core, degree[lowest]);
      found[lowest] = core;
      left.delete(lowest);
      for (const other of around[lowest]) if (left.has(other)) degree[other] -= 1;
    }
    return found;
  }

  function reached(around, node) {
    const seen = new Set([node]);
    let edge = [node];
    for (let step = 0; step < STEPS; step += 1) {
      edge = [...new Set(edge.flatMap((one) => around[one]))].filter((other) => !seen.has(other));
      edge.forEach((other) => seen.add(other));
    }
    return seen.size - 1;
  }
})(window.rodedraad);
