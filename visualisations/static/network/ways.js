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

  /** What each step costs, half of what its ends hide included: the steps from *node* are first[node] and on. */
  rd.weighed = (pairs, firm, aStep) => {
    const half = firm.degree.map((count) => Math.round(Math.log2(Math.max(1, count)) * EXACT / 2) / EXACT);
    const size = pairs.degree.reduce((sum, count) => sum + count, 0);
    const roads = { size: half.length, first: new Int32Array(half.length + 1), to: new Int32Array(size), cost: new Float64Array(size) };
    let road = 0;
    pairs.around.forEach((others, node) => {
      for (const [other, ties] of others) {
        roads.to[road] = other;
        roads.cost[road] = aStep + ties[0].cost + half[node] + half[other];
        road += 1;
      }
      roads.first[node + 1] = road;
    });
    return roads;
  };

  /** The road from *one* to *other*. */
  function roadOf(roads, one, other) {
    let road = roads.first[one];
    while (roads.to[road] !== other) road += 1;
    return road;
  }

  /** Yield `{ cost, path }` from the cheapest on. */
  rd.waysBetween = function* (roads, start, end) {
    const search = new Search(roads, end);
    const found = [];
    const waiting = new Queue();
    const queued = new Set();
    const push = (cost, path) => {
      const key = path.join();
      if (queued.has(key)) return;
      queued.add(key);
      waiting.push(cost, path);
    };
    const first = search.from(start);
    if (first) push(first.cost, first.path);
    while (waiting.size) {
      const { cost, value: path } = waiting.pop();
      queued.delete(path.join());
      yield { cost, path };
      found.push(path);
      search.open();
      let reached = 0;
      let alike = found;
      for (let place = 1; place < path.length; place += 1) {
        const from = path[place - 1];
        alike = alike.filter((known) => known[place - 1] === from);
        for (const known of alike) search.close(from, known[place]);
        const spur = search.from(from);
        if (spur) push(reached + spur.cost, [...path.slice(0, place - 1), ...spur.path]);
        search.avoid(from);
        reached += roads.cost[roadOf(roads, from, path[place])];
      }
    }
  };

  /** The cheapest way to *end*, sought from both ends in turn; some things and steps may be avoided. */
  class Search {
    #roads;
    #end;
    #without;
    #closed;
    #sides;

    constructor(roads, end) {
      const side = () => ({
        done: new Uint8Array(roads.size), seen: new Float64Array(roads.size), via: new Int32Array(roads.size), queue: null,
      });
      [this.#roads, this.#end, this.#sides] = [roads, end, [side(), side()]];
      this.open();
    }

    /** Avoid nothing any more. */
    open() {
      this.#without = new Uint8Array(this.#roads.size);
      this.#closed = new Uint8Array(this.#roads.to.length);
    }

    avoid(node) { this.#without[node] = 1; }

    close(one, other) {
      this.#closed[roadOf(this.#roads, one, other)] = 1;
      this.#closed[roadOf(this.#roads, other, one)] = 1;
    }

    /** Return the cheapest way from *start* as `{ cost, path }`, or nothing. */
    from(start) {
      if (this.#without[start] || this.#without[this.#end]) return null;
      if (start === this.#end) return { cost: 0, path: [start] };
      this.#begin(start);
      const best = { cost: Infinity, path: null };
      const [one, other] = this.#sides;
      for (let side = 0; one.queue.size && other.queue.size; side = 1 - side) {
        const [here, there] = side ? [other, one] : [one, other];
        const { cost, value: node } = here.queue.pop();
        if (here.done[node]) continue;
        here.done[node] = 1;
        if (there.done[node]) return best;
        this.#spread(here, there, node, cost, best);
      }
      return null;
    }

    #begin(start) {
      [start, this.#end].forEach((node, place) => {
        const side = this.#sides[place];
        side.done.fill(0);
        side.seen.fill(Infinity);
        side.via.fill(-1);
        side.seen[node] = 0;
        side.queue = new Queue();
        side.queue.push(0, node);
      });
    }

    #spread(here, there, node, cost, best) {
      const { first, to, cost: costs } = this.#roads;
      for (let road = first[node]; road < first[node + 1]; road += 1) {
        const other = to[road];
        if (this.#without[other] || this.#closed[road] || here.done[other]) continue;
        const reached = cost + costs[road];
        if (reached >= here.seen[other]) continue;
        here.seen[other] = reached;
        here.via[other] = node;
        here.queue.push(reached, other);
        if (best.cost > reached + there.seen[other]) {
          best.cost = reached + there.seen[other];
          best.path = this.#joined(other);
        }
      }
    }

    #joined(middle) {
      const [one, other] = this.#sides.map(({ via }) => {
        const way = [];
        for (let node = via[middle]; node >= 0; node = via[node]) way.push(node);
        return way;
      });
      return [...one.reverse(), middle, ...other];
    }
  }
})(window.rodedraad);
