// How lists, numbers and names read: the same as on the command line.
((rd) => {
  "use strict";

  const MOST_NAMED = 5;

  /** Return a speaker of *words*, which are sentences with names in braces, about the things of *world*. */
  rd.speaker = (words, world) => {
    const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
    const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, words.thousands);
    const listed = (parts) => {
      if (parts.length < 2) return parts.join("");
      return say("list_end", { first: parts.slice(0, -1).join(", "), last: parts[parts.length - 1] });
    };
    const some = (names) => {
      if (names.length <= MOST_NAMED) return listed(names);
      const more = say("and_more", { count: number(names.length - MOST_NAMED + 1) });
      return listed([...names.slice(0, MOST_NAMED - 1), more]);
    };
    const called = new Map();
    for (const { label } of world.things) called.set(label, (called.get(label) || 0) + 1);
    const kindLabel = (kind) => world.data.kinds[kind][1];
    const named = (node) => {
      const { label, kind } = world.things[node];
      const told = called.get(label) > 1 && kindLabel(kind) ? " (" + kindLabel(kind) + ")" : "";
      return "‘" + label + "’" + told;
    };
    return { say, number, listed, some, named, kindLabel };
  };
})(window.rodedraad);
