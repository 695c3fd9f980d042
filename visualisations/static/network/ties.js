// All ties, wider than what is drawn: things by the order of their IRIs, and who is tied to whom.
((rd) => {
  "use strict";

  const SORTING = 2;

  /** Return the ties of *data*, the block that threads.py makes, ready to walk along. */
  rd.tiesOf = (data) => {
    const things = thingsOf(data);
    const inferred = data.standings.findIndex(([code]) => code === "inferred");
    const ties = [];
    for (const [one, ...rest] of data.ties) {
      for (let place = 0; place < rest.length; place += 3) {
        const [other, sort, basis] = rest.slice(place, place + 3);
        const [link, standing, back, roles = []] = data.sorts[sort];
        const sorts = data.links[link][4] === 1;
        ties.push({
          id: ties.length, sorts, link, standing, stated: standing !== inferred,
          source: back ? other : one, target: back ? one : other,
          cost: data.standings[standing][1] + (sorts ? SORTING : 0),
          basis: Array.isArray(basis) ? basis : data.bases[basis], roles: roles.map((role) => data.texts[role]),
        });
      }
    }
    const world = { things, ties, data, byIri: new Map(things.map((thing) => [thing.iri, thing])) };
    return Object.assign(world, { firm: rd.pairsOf(world, false), whole: rd.pairsOf(world, true) });
  };

  function thingsOf(data) {
    let before = "";
    return data.things.map(([shared, rest, label, kind, fields = []], id) => {
      before = [...before].slice(0, shared).join("") + rest;
      return { id, iri: before, label, kind, fields };
    });
  }

  /** Who is tied to whom, either way: each pair once, its ties from the surest on; *left* says what counts. */
  rd.pairsOf = (world, inferred, left = () => true) => {
    const around = world.things.map(() => new Map());
    for (const tie of world.ties) {
      const { source, target } = tie;
      if (source === target || !(inferred || tie.stated) || !left(source) || !left(target)) continue;
      const known = around[source].get(target);
      if (known) known.push(tie);
      else {
        const pair = [tie];
        around[source].set(target, pair);
        around[target].set(source, pair);
      }
    }
    return { around: around.map(sorted), degree: around.map((others) => others.size) };
  };

  function sorted(others) {
    return new Map([...others].sort(([one], [other]) => one - other));
  }

  /** How many steps everything that *start* hangs together with is away. */
  rd.awayFrom = (pairs, start) => {
    const away = new Map([[start, 0]]);
    for (const node of away.keys()) {
      for (const other of pairs.around[node].keys()) {
        if (!away.has(other)) away.set(other, away.get(node) + 1);
      }
    }
    return away;
  };

  rd.rounded = (value, digits) => Number(value.toFixed(digits));
})(window.rodedraad);
