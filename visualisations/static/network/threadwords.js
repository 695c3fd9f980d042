// A red thread in words: each step a sentence with what it rests on, and why the first thread is first.
((rd) => {
  "use strict";

  const unique = (values) => [...new Set(values)];

  /** Return *found*, made by `threadsBetween`, in the sentences of the command line. */
  rd.toldThreads = (world, found) => new Teller(world).told(found);

  class Teller {
    constructor(world) {
      this.world = world;
      this.data = world.data;
      Object.assign(this, rd.speaker(world.data.words, world));
    }

    told(found) {
      const { broken } = found;
      return {
        headline: this.headline(found),
        strongest: found.strongest.map((thread) => this.thread(found, thread)),
        shorter: found.shorter ? this.thread(found, found.shorter) : null,
        broken: broken ? this.broken(found, broken) : [],
        mends: broken ? broken.mends.map((mend) => this.mend(mend)) : [],
      };
    }

    headline(found) {
      const [start, end, count] = [this.named(found.start), this.named(found.end), found.strongest.length];
      if (count > 1) return this.say("many", { start, end, count });
      if (!count) return this.say("none", { start, end });
      return this.say(found.runnerUp ? "best" : "one", { start, end });
    }

    thread(found, thread) {
      const remarks = [this.sure(thread), this.specific(thread)];
      if (thread.sorting) remarks.push(this.say(thread.sorting === 1 ? "sorting_one" : "sorting", { count: thread.sorting }));
      if (thread.turns >= found.things) remarks.push(this.say("weak", { things: this.number(found.things) }));
      remarks.push(...this.instead(thread));
      if (thread === found.strongest[0]) remarks.unshift(this.first(thread, found.strongest[1] || found.runnerUp));
      const { nodes, cost, turns } = thread;
      return { nodes, cost, turns, remarks, steps: thread.steps.map((step) => this.step(step)) };
    }

    first(first, second) {
      if (!second) return this.say("first_only");
      if (first.cost === second.cost) return this.say("first_equal");
      if (!first.between.length) return this.say("first_direct");
      const reasons = [];
      if (first.turns < second.turns) {
        reasons.push(this.say("is_specific", { one: this.number(first.turns), two: this.number(second.turns) }));
      }
      if (first.doubt < second.doubt) reasons.push(this.say("is_sure"));
      if (first.sorting < second.sorting) reasons.push(this.say("sorts_less"));
      return this.say("first", { reasons: this.listed(reasons) });
    }

    sure(thread) {
      const standings = thread.steps.map((step) => step.ties[0].standing);
      const parts = unique(standings).sort((one, other) => one - other)
        .map((standing) => [this.data.standings[standing][0], standings.filter((one) => one === standing).length]);
      if (parts.length === 1 && parts[0][0] === "stated") return this.say("all_stated");
      if (standings.length === 1) return this.say("single", { standing: this.say(parts[0][0]) });
      const words = parts.map(([code, count]) => count + " " + this.say(code));
      return this.say("mixed", { steps: standings.length, parts: this.listed(words) });
    }

    specific({ between, turns }) {
      if (!between.length) return this.say("direct");
      const [busiest, count] = between.reduce((most, known) => (known[1] > most[1] ? known : most));
      const values = { node: this.named(busiest), ties: this.number(count), turns: this.number(turns) };
      return this.say(between.length === 1 ? "one_between" : "turns", values);
    }

    instead(thread) {
      return unique(thread.instead.map(([node]) => node)).map((node) => {
        const others = thread.instead.filter(([known]) => known === node).map(([, other]) => this.named(other));
        return this.say("instead", { node: this.named(node), others: this.some(others) });
      });
    }

    // --- steps

    step({ start, end, ties }) {
      const [tie, ...others] = ties;
      return {
        start, end, tie: tie.id, standing: this.data.standings[tie.standing][0],
        sentence: this.sentence(tie, start),
        also: others.filter(({ stated }) => stated).map((other) => this.sentence(other, start)),
        lines: this.lines(tie),
      };
    }

    sentence(tie, start) {
      const back = tie.source !== start;
      const [one, other] = back ? [tie.target, tie.source] : [tie.source, tie.target];
      const [, there, reversed, label] = this.data.links[tie.link];
      const link = (back ? reversed : there) || (back ? "← " : "") + label;
      const said = this.say("step", { start: this.named(one), link, end: this.named(other) });
      return said + (tie.roles.length ? this.say("roles", { roles: this.listed(tie.roles) }) : "");
    }

    /** What a step rests on, line by line; the facts below a rule are set in. */
    lines(tie) {
      const isJudged = Array.isArray(tie.basis[0]); // places and an author, also below what a rule drew
      return this.data.ruled.includes(tie.standing) && !isJudged ? this.ofRule(tie) : this.ofGround(tie);
    }

    ofGround({ basis: [written = [], author, reason], standing }) {
      if (written.length) return this.places(written);
      const [code] = this.data.standings[standing];
      if (author === undefined) return code === "judged" ? [] : [this.say("is_unfounded")];
      const [by, because] = [author, reason].map((text) => this.data.texts[text]);
      const judged = this.say(because ? "judgement" : "judgement_bare", { author: by, reason: because });
      return ["accepted", "proposed"].includes(code) ? [this.say("is_" + code), judged] : [judged];
    }

    places(written) {
      const found = written.map((place) => this.data.places[place]);
      return unique(found.map(([, document]) => document)).map((document) => {
        const sections = unique(found.filter(([, of]) => of === document).map(([section]) => section));
        return this.say("written", { document: this.data.documents[document], sections: sections.join("; ") });
      });
    }

    ofRule({ basis: [rule, ...facts], standing }) {
      const [code] = this.data.standings[standing];
      const lines = code === "inferred" ? [] : [this.say("is_" + code)];
      if (rule !== undefined) lines.push(this.say("rule", { rule: this.data.rules[rule] }));
      else if (code === "inferred") lines.push(this.say("is_unfounded"));
      const told = new Set();
      for (const fact of facts) {
        const tie = typeof fact === "number" ? this.world.ties[fact] : null;
        const sentence = tie ? this.sentence(tie, tie.source) : fact;
        if (told.has(sentence)) continue;
        told.add(sentence);
        const below = tie ? this.lines(tie) : [this.say("is_unfounded")];
        lines.push("  • " + sentence, ...below.map((line) => "    " + line));
      }
      return lines;
    }

    // --- where it breaks

    broken(found, { startSide, endSide, mends }) {
      const lines = [[found.start, startSide], [found.end, endSide]].map(([end, side]) => {
        const thing = this.named(end);
        const names = this.some(side.filter((node) => node !== end).map(this.named));
        if (side.length >= 3) return this.say("side", { thing, names, count: this.number(side.length - 1) });
        return this.say(names ? "side_one" : "loose", { thing, name: names });
      });
      for (const mend of mends.slice(0, 1)) {
        lines.push(this.say("breaks", { thing: this.named(mend.thing), nearest: this.named(mend.nearest) }));
      }
      return lines;
    }

    mend({ thing, habit, have, all, nearest }) {
      const [, there, reversed, label] = this.data.links[habit.link];
      return this.say("mend", {
        thing: this.named(thing), link: (habit.back ? reversed : there) || label,
        other: this.kindLabel(habit.otherKind), kind: this.kindLabel(habit.kind),
        have: this.number(have), all: this.number(all), nearest: this.named(nearest),
      });
    }
  }
})(window.rodedraad);
