// The cheapest ways between two things, one after another: Yen (1971) over a search from both ends at once.
// Equal ways come in the same order as on the command line, which walks as networkx does.
((rd) => {
  "use strict";

  const EXACT = 2 ** 36;

  /** A queue of entries by cost and, among equals, by order of arrival. */
  class Queue {
    #heap = [];
    #count = 0;

    get size() { return this.#heap.length; }

    push(cost, value) {
      const heap = this.#heap;
      const entry = { cost, order: this.#count++, value };
      let place = heap.length;
      while (place > 0) {
        const above = (place - 1) >> 1;
        if (!before(entry, heap[above])) break;
        heap[place] = heap[above];
        place = above;
      }
      heap[place] = entry;
    }

    pop() {
      const heap = this.#heap;
      const [first] = heap;
      const entry = heap.pop();
      if (!heap.length) return first;
      let place = 0;
      for (;;) {
        let below = 2 * place + 1;
        if (below >= heap.length) break;
        if (below + 1 < heap.length && before(heap[below + 1], heap[below])) below += 1;
        if (!before(heap[below], entry)) break;
        heap[place] = heap[below];
        place = below;
      }
      heap[place] = entry;
      return first;
    }
  }

  function before(one, other) {
    return one.cost < other.cost || (one.cost === other.cost && one.order < other.order);
  }

  /** What each step costs, half of what its ends hide included, as `[other, cost]` around each thing. */
  rd.weighed = (pairs, firm, aStep) => {
    const half = firm.degree.map((count) => Math.round(Math.log2(Math.max(1, count)) * EXACT / 2) / EXACT);
    return pairs.around.map((others, node) =>
      [...others].map(([other, ties]) => [other, aStep + ties[0].cost + half[node] + half[other]]));
  };

  /** Yield `{ cost, path }` from the cheapest on. */
  rd.waysBetween = function* (weighed, start, end) {
    const costs = weighed.map((steps) => new Map(steps));
    const found = [];
    const waiting = new Queue();
    const queued = new Set();
    const push = (cost, path) => {
      const key = path.join();
      if (queued.has(key)) return;
      queued.add(key);
      waiting.push(cost, path);
    };
    const first = search(weighed, start, end, new Set(), new Set());
    if (first) push(first.cost, first.path);
    while (waiting.size) {
      const { cost, value: path } = waiting.pop();
      queued.delete(path.join());
      yield { cost, path };
      found.push(path);
      const without = new Set();
      const closed = new Set();
      let reached = 0;
      for (let place = 1; place < path.length; place += 1) {
        for (const known of found) {
          if (startsAlike(known, path, place)) close(closed, known[place - 1], known[place], weighed.length);
        }
        const from = path[place - 1];
        const spur = search(weighed, from, end, without, closed);
        if (spur) push(reached + spur.cost, [...path.slice(0, place - 1), ...spur.path]);
        without.add(from);
        reached += costs[from].get(path[place]);
      }
    }
  };

  function startsAlike(known, path, length) {
    for (let place = 0; place < length; place += 1) if (known[place] !== path[place]) return false;
    return true;
  }

  function close(closed, one, other, size) {
    closed.add(one * size + other);
    closed.add(other * size + one);
  }

  /** The cheapest way that avoids the things *without* and the steps *closed*, sought from both ends in turn. */
  function search(weighed, start, end, without, closed) {
    if (without.has(start) || without.has(end)) return null;
    if (start === end) return { cost: 0, path: [start] };
    const size = weighed.length;
    const done = [new Float64Array(size).fill(-1), new Float64Array(size).fill(-1)];
    const seen = [new Float64Array(size).fill(Infinity), new Float64Array(size).fill(Infinity)];
    const from = [new Int32Array(size).fill(-1), new Int32Array(size).fill(-1)];
    const queues = [new Queue(), new Queue()];
    [start, end].forEach((node, side) => { seen[side][node] = 0; queues[side].push(0, node); });
    let best = Infinity;
    let path = null;
    for (let side = 0; queues[0].size && queues[1].size; side = 1 - side) {
      const { cost, value: node } = queues[side].pop();
      if (done[side][node] >= 0) continue;
      done[side][node] = cost;
      if (done[1 - side][node] >= 0) return { cost: best, path };
      for (const [other, step] of weighed[node]) {
        if (without.has(other) || closed.has(node * size + other) || done[side][other] >= 0) continue;
        const reached = cost + step;
        if (reached >= seen[side][other]) continue;
        seen[side][other] = reached;
        from[side][other] = node;
        queues[side].push(reached, other);
        if (best > seen[0][other] + seen[1][other]) {
          best = seen[0][other] + seen[1][other];
          path = joined(from, other);
        }
      }
    }
    return null;
  }

  function joined(from, middle) {
    const path = [middle];
    for (let node = from[0][middle]; node >= 0; node = from[0][node]) path.unshift(node);
    for (let node = from[1][middle]; node >= 0; node = from[1][node]) path.push(node);
    return path;
  }
})(window.rodedraad);
