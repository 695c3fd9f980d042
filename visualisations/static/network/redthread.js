// The red thread between two things, as the command line finds it: the strongest few ways, the shortest one,
// or where it breaks and what would mend it.
((rd) => {
  "use strict";

  const MOST = 3;
  const TRIED = 400;
  const A_STEP = 1000;
  const DIGITS = 9;
  const FEWEST_TO_VARY = 3;
  const MOST_MENDS = 3;

  /** Return the threads in *world* between two numbers of things. */
  rd.threadsBetween = (world, start, end, most = MOST) => {
    const { firm, whole } = world;
    const found = { start, end, things: world.things.length, strongest: [], runnerUp: null, shorter: null, broken: null };
    if (!rd.awayFrom(whole, start).has(end)) return { ...found, broken: breakBetween(world, whole, start, end) };
    const through = rd.awayFrom(firm, start).has(end) ? firm : whole;
    const ways = best(world, through, firm, 0, start, end, most + 1);
    const [shortest] = best(world, whole, firm, A_STEP, start, end, 1);
    const strongest = ways.slice(0, most);
    const isShorter = strongest.every((thread) => shortest.steps.length < thread.steps.length);
    return { ...found, strongest, runnerUp: ways[most] || null, shorter: isShorter ? shortest : null };
  };

  function best(world, pairs, firm, aStep, start, end, most) {
    const kept = [];
    let tried = 0;
    for (const { cost, path } of rd.waysBetween(rd.weighed(pairs, firm, aStep), start, end)) {
      const rounded = rd.rounded(cost, DIGITS);
      if (kept.length >= most && rounded > kept[most - 1].weight) break;
      keep(kept, rounded, path, () => threadOf(world, pairs, firm, path));
      tried += 1;
      if (tried === TRIED) break;
    }
    kept.sort((one, other) => one.weight - other.weight
      || one.thread.steps.length - other.thread.steps.length || byOrder(one.thread.nodes, other.thread.nodes));
    return kept.slice(0, most).map(({ thread }) => thread);
  }

  function byOrder(one, other) {
    const place = one.findIndex((node, at) => node !== other[at]);
    return place < 0 ? 0 : one[place] - other[place];
  }

  /** Add a way to *kept*: as a thread, or to one it differs from in one thing; a detour is left out. */
  function keep(kept, weight, path, made) {
    for (const { thread } of kept) {
      const passed = thread.nodes.slice(1, -1);
      if (passed.length && passed.every((node) => path.includes(node))) return;
      const differing = differences(thread.nodes, path);
      if (differing.length === 1 && thread.steps.length >= FEWEST_TO_VARY) {
        thread.instead.push(differing[0]);
        return;
      }
    }
    kept.push({ weight, thread: made() });
  }

  function differences(nodes, path) {
    if (nodes.length !== path.length) return [];
    return nodes.map((node, place) => [node, path[place]]).filter(([one, other]) => one !== other);
  }

  function threadOf(world, pairs, firm, path) {
    const steps = path.slice(1).map((end, place) => ({ start: path[place], end, ties: pairs.around[path[place]].get(end) }));
    const between = path.slice(1, -1).map((node) => [node, firm.degree[node]]);
    const hidden = between.reduce((sum, [, count]) => sum + Math.log2(Math.max(1, count)), 0);
    const doubt = steps.reduce((sum, step) => sum + world.data.standings[step.ties[0].standing][1], 0);
    return {
      steps, between, doubt, nodes: path, instead: [],
      cost: rd.rounded(hidden + steps.reduce((sum, step) => sum + step.ties[0].cost, 0), DIGITS),
      turns: between.reduce((product, [, count]) => product * count, 1),
      sorting: steps.filter((step) => step.ties[0].sorts).length,
    };
  }

  // --- where it breaks -----------------------------------------------------------------------------------

  function breakBetween(world, whole, start, end) {
    const here = rd.awayFrom(whole, start);
    const there = rd.awayFrom(whole, end);
    const habits = habitsOf(world);
    const mends = [...mendsOf(world, habits, here, there), ...mendsOf(world, habits, there, here)];
    const atEnd = (mend) => (mend.thing === start || mend.thing === end ? 0 : 1);
    mends.sort((one, other) => one.away - other.away || atEnd(one) - atEnd(other)
      || other.have / other.all - one.have / one.all || one.thing - other.thing || byHabit(one.habit, other.habit)
      || one.have - other.have || one.all - other.all || one.nearest - other.nearest);
    const usual = mends.filter((mend) => 2 * mend.have >= mend.all);
    const chosen = new Map();
    for (const mend of usual.length ? usual : mends) if (!chosen.has(mend.habit)) chosen.set(mend.habit, mend);
    return {
      startSide: nearestFirst(here), endSide: nearestFirst(there),
      mends: [...chosen.values()].slice(0, MOST_MENDS),
    };
  }

  function byHabit(one, other) {
    return one.kind - other.kind || one.link - other.link || one.back - other.back || one.otherKind - other.otherKind;
  }

  function nearestFirst(away) {
    return [...away].sort(([one, near], [other, far]) => near - far || one - other).map(([node]) => node);
  }

  /** Which things have each kind of tie, among what was not inferred. */
  function habitsOf(world) {
    const habits = new Map();
    const add = (thing, link, back, other) => {
      const [kind, otherKind] = [world.things[thing].kind, world.things[other].kind];
      const key = [kind, link, back, otherKind].join();
      if (!habits.has(key)) habits.set(key, { kind, link, back, otherKind, having: new Set() });
      habits.get(key).having.add(thing);
    };
    for (const { source, target, link, stated } of world.ties) {
      if (!stated) continue;
      add(source, link, 0, target);
      add(target, link, 1, source);
    }
    return [...habits.values()];
  }

  /** The ties that things on this side lack and that could lead to the other side. */
  function mendsOf(world, habits, here, there) {
    const nearest = new Map();
    for (const node of nearestFirst(there).reverse()) nearest.set(world.things[node].kind, node);
    const mends = [];
    for (const habit of habits.filter(({ otherKind }) => nearest.has(otherKind))) {
      const reached = nearest.get(habit.otherKind);
      const alike = world.things.filter(({ kind }) => kind === habit.kind);
      for (const { id: thing } of alike) {
        if (!here.has(thing) || habit.having.has(thing)) continue;
        const away = here.get(thing) + there.get(reached);
        mends.push({ thing, habit, away, have: habit.having.size, all: alike.length, nearest: reached });
      }
    }
    return mends;
  }
})(window.rodedraad);
