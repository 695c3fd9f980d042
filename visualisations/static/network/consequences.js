// What if someone stops or a framework ends: what is lost, as the command line finds it.
((rd) => {
  "use strict";

  const byNumber = (one, other) => one - other;

  /** Return what can fall away in *world*, made by `tiesOf`, from *data*, the block of consequences.py. */
  rd.supportsOf = (world, data) => ({
    world, data, bases: data.bases, gone: new Set(),
    units: new Set(data.units),
    removable: new Set(data.removable),
    involved: new Map(data.subjects.map(([subject, ...who]) => [subject, new Set(who)])),
    items: new Map(data.items.map(([item, ...among]) => [item, new Set(among)])),
    periods: new Map(data.periods.map(([framework, ...days]) => [framework, days])),
    covering: new Map(data.covering.map(([item, ...rest]) => [item, paired(rest)])),
  });

  function paired(flat) {
    return Array.from({ length: flat.length / 2 }, (_, place) => [flat[2 * place], flat[2 * place + 1]]);
  }

  /** The world without *gone*; an agenda item goes with the last framework that it is in. */
  function without(known, gone) {
    const out = new Set(gone);
    const stays = ([item, among]) => !out.has(item) && !(among.size && [...among].every((one) => out.has(one)));
    const items = new Map([...known.items].filter(stays).map(([item, among]) => [item, minus(among, out)]));
    const dropped = [...known.items.keys()].filter((item) => !items.has(item));
    return {
      ...known, items,
      gone: new Set([...known.gone, ...out, ...dropped]),
      involved: new Map([...known.involved].map(([subject, who]) => [subject, minus(who, out)])),
      periods: new Map([...known.periods].filter(([framework]) => !out.has(framework))),
      covering: new Map([...known.covering].filter(([item]) => items.has(item))),
    };
  }

  function minus(set, out) {
    return new Set([...set].filter((one) => !out.has(one)));
  }

  /** Return what changes when the things *gone* fall away, on a day or on any. */
  rd.whatIf = (known, gone, on = "") => {
    const expired = on ? outOfForce(known, on) : [];
    const before = without(known, expired);
    const after = without(before, gone);
    const taken = [...after.items.keys()].filter((item) => atWorkFor(before, item).size).sort(byNumber);
    return {
      on, expired, gone: [...gone].sort(byNumber), before, after,
      undated: [...known.periods].filter(([, days]) => !days[0] && !days[1]).map(([framework]) => framework),
      frameworks: known.periods.size,
      subjects: byKind(known.world, before.involved.keys()).map(([kind, subjects]) =>
        loss(kind, subjects, (one) => before.involved.get(one), (one) => after.involved.get(one), known.units)),
      items: loss(null, taken, (item) => atWorkFor(before, item), (item) => atWorkFor(after, item), known.units),
      bases: counted(before, taken),
      dropped: [...before.items.keys()].filter((item) => !after.items.has(item)).sort(byNumber),
      allItems: before.items.size,
      unanchored: unanchored(before, after),
      torn: torn(before, after),
      shifts: rd.shiftsBetween(before, after),
    };
  };

  function outOfForce(known, on) {
    return [...known.periods].filter(([, [start, end]]) => (end && end < on) || (start && start > on))
      .map(([framework]) => framework);
  }

  // --- subjects and agenda items -------------------------------------------------------------------------

  function loss(kind, things, before, after, units) {
    const same = (thing) => before(thing).size === after(thing).size && [...after(thing)].every((one) => before(thing).has(one));
    const changed = things.filter((thing) => !same(thing));
    const partners = (set) => [...set].filter((one) => !units.has(one)).length;
    const counts = changed.map((thing) => [thing, partners(before(thing)), partners(after(thing)), after(thing).size]);
    const names = (test) => counts.filter(test).map(([thing]) => thing);
    return {
      kind, all: things.length,
      leftAlone: names(([, , , left]) => !left),
      withoutPartner: names(([, had, has, left]) => had && !has && left),
      hanging: names(([, had, has]) => had > has && has === 1),
    };
  }

  function basisOf(known, item) {
    return (known.covering.get(item) || []).reduce((surest, [, basis]) => Math.min(surest, basis), Infinity);
  }

  function takenUpBy(known, item) {
    const basis = basisOf(known, item);
    return (known.covering.get(item) || []).filter(([, one]) => one === basis).map(([subject]) => subject);
  }

  function atWorkFor(known, item) {
    return new Set(takenUpBy(known, item).flatMap((subject) => [...(known.involved.get(subject) || [])]));
  }

  function counted(before, items) {
    const found = items.map((item) => basisOf(before, item));
    return before.bases.map((code, basis) => [code, found.filter((one) => one === basis).length]).filter(([, count]) => count);
  }

  function unanchored(before, after) {
    const anchored = (known) => new Set([...known.items.keys()].flatMap((item) => takenUpBy(known, item)));
    const has = anchored(after);
    return byKind(before.world, anchored(before))
      .map(([kind, subjects]) => ({ kind, all: subjects.length, lost: subjects.filter((one) => !has.has(one)) }))
      .filter(({ lost }) => lost.length);
  }

  /** Things by kind, the kind with the fewest first. */
  function byKind(world, things) {
    const kinds = new Map();
    for (const thing of [...things].sort(byNumber)) {
      const { kind } = world.things[thing];
      kinds.set(kind, [...(kinds.get(kind) || []), thing]);
    }
    return [...kinds].sort(([one, few], [other, many]) => few.length - many.length || one - other);
  }

  // --- threads -------------------------------------------------------------------------------------------

  const pairsIn = (size) => size * (size - 1) / 2;

  /** What hung together and does not any more, among what is left. */
  function torn(before, after) {
    const found = { pairs: 0, broken: 0, loose: [] };
    const stays = (node) => !after.gone.has(node);
    const now = rd.pairsOf(before.world, true, stays);
    for (const part of parts(rd.pairsOf(before.world, true, (node) => !before.gone.has(node)), before)) {
      const left = part.filter(stays);
      const pieces = [];
      const seen = new Set();
      for (const node of left) {
        if (seen.has(node)) continue;
        const piece = [...rd.awayFrom(now, node).keys()].sort(byNumber);
        piece.forEach((one) => seen.add(one));
        pieces.push(piece);
      }
      pieces.sort(largest);
      found.pairs += pairsIn(left.length);
      found.broken += pairsIn(left.length) - pieces.reduce((sum, piece) => sum + pairsIn(piece.length), 0);
      found.loose.push(...pieces.slice(1));
    }
    found.loose.sort(largest);
    return found;
  }

  function parts(pairs, known) {
    const seen = new Set(known.gone);
    return known.world.things.filter(({ id }) => !seen.has(id)).flatMap(({ id }) => {
      if (seen.has(id)) return [];
      const part = [...rd.awayFrom(pairs, id).keys()];
      part.forEach((one) => seen.add(one));
      return [part];
    });
  }

  function largest(one, other) {
    return other.length - one.length || one[0] - other[0];
  }
})(window.rodedraad);
