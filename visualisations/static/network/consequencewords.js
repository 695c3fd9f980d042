// The outcome of a what-if in the sentences of the command line: each number with its whole.
((rd) => {
  "use strict";

  const BY_PLACE = ["betweenness", "participation"];

  /** Return *outcome*, made by `whatIf`, in words. */
  rd.toldOutcome = (known, outcome) => new Teller(known).told(outcome);

  class Teller {
    constructor(known) {
      this.world = known.world;
      Object.assign(this, rd.speaker(known.data.words, known.world));
      this.names = (things) => this.some(things.map((thing) => "‘" + this.world.things[thing].label + "’"));
    }

    told(outcome) {
      const title = this.say(outcome.gone.length === 1 ? "title_one" : "title", { things: this.names(outcome.gone) });
      return {
        title,
        frameworks: this.frameworks(outcome),
        subjects: this.subjects(outcome),
        items: this.items(outcome),
        threads: this.threads(outcome),
        shifts: this.shifts(outcome),
      };
    }

    counted(key, things, all, more = {}) {
      return this.say(key, { count: this.number(things.length), all: this.number(all), names: this.names(things), ...more });
    }

    frameworks({ on, expired, undated, frameworks }) {
      if (!on) return [];
      const lines = [expired.length
        ? this.counted("expired", expired, frameworks, { on: this.day(on) }) : this.say("in_force", { on: this.day(on) })];
      if (undated.length) lines.push(this.counted("undated", undated, frameworks));
      return lines;
    }

    day(on) {
      const [year, month, day] = on.split("-").map(Number);
      return day + " " + this.say("months").split(" ")[month - 1] + " " + year;
    }

    subjects({ subjects }) {
      const lost = subjects.some(isLoss);
      const all = subjects.reduce((sum, loss) => sum + loss.all, 0);
      const told = subjects.flatMap((loss) => this.loss(loss, this.kindLabel(loss.kind)));
      return lost ? told : [this.say("no_loss", { all: this.number(all) }), ...told];
    }

    items({ dropped, allItems, unanchored, items, bases }) {
      const lines = dropped.length ? [this.counted("dropped", dropped, allItems)] : [];
      for (const { kind, all, lost } of unanchored) {
        lines.push(this.counted("unanchored", lost, all, { kind: this.kindLabel(kind) }));
      }
      if (!isLoss(items)) lines.push(this.say("no_item_loss", { all: this.number(items.all) }));
      lines.push(...this.loss(items, this.say("item")));
      for (const [code, count] of bases) {
        lines.push(this.say("basis_" + code, { count: this.number(count), all: this.number(items.all) }));
      }
      return lines;
    }

    threads({ torn: { pairs, broken, loose } }) {
      if (!broken) return [this.say("whole", { pairs: this.number(pairs) })];
      const told = this.say("torn", { broken: this.number(broken), pairs: this.number(pairs) });
      return [told, ...loose.map((piece) => this.say("loose", { names: this.names(piece) }))];
    }

    shifts({ shifts }) {
      if (!shifts.length) return [this.say("no_shift")];
      const measures = [...new Set(shifts.map(({ measure }) => measure))];
      return measures.map((measure) => this.say("shift", {
        measure: this.say("measure_" + measure),
        moves: shifts.filter((shift) => shift.measure === measure).map((shift) => this.shift(shift)).join("; "),
      }));
    }

    loss({ all, leftAlone, withoutPartner, hanging }, kind) {
      return [["alone", leftAlone], ["partner", withoutPartner], ["hanging", hanging]]
        .filter(([, lost]) => lost.length).map(([key, lost]) => this.counted(key, lost, all, { kind }));
    }

    shift({ measure, node, before, after, placeBefore, placeAfter, all }) {
      const name = this.names([node]);
      if (!BY_PLACE.includes(measure)) {
        return this.say("values", { name, before: this.number(before), after: this.number(after) });
      }
      const [one, other, of] = [placeBefore, placeAfter, all].map(this.number);
      if (one === other) return this.say("same_place", { name, place: one, all: of });
      return this.say("places", { name, before: one, after: other, all: of });
    }
  }

  function isLoss({ leftAlone, withoutPartner }) {
    return leftAlone.length + withoutPartner.length > 0;
  }
})(window.rodedraad);
