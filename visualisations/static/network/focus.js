// Focus: the chosen thing, and what the reader keeps beside it, with as many steps around as the pressed number.
((rd) => {
  "use strict";

  const { say, element } = rd;
  const MOST = 9;
  const NEAR = 1; // what lies around several things where no number was pressed
  const MOST_RINGED = 12; // of more things at once rings are noise: their light says it

  rd.field("steps", null);
  rd.field("foci", []); // kept in focus beside the chosen thing

  const isHere = (node) => Boolean(node) && rd.inView.has(node.id);
  const kept = () => [...new Set(rd.state.foci)].map((iri) => rd.byIri.get(iri)).filter(isHere);
  let marked = new Set(); // the things kept in focus, made once a change and not once a node

  /** Everything in focus in this view: the chosen thing first. */
  rd.inFocus = () => [...new Set([rd.chosen(), ...kept()])].filter(isHere);

  /** All that lies within *steps* of any of *start*, over the links that are drawn. */
  function within(start, steps) {
    const reached = new Set(start.map(({ id }) => id));
    let edge = [...reached];
    for (let step = 0; step < steps && edge.length; step += 1) {
      const next = edge.flatMap((id) => rd.touching.get(id)
        .filter((tie) => rd.isStated(tie) && rd.isDrawn(tie)).map((tie) => rd.otherEnd(tie, id).id));
      edge = [...new Set(next)].filter((id) => !reached.has(id));
      for (const id of edge) reached.add(id);
    }
    return reached;
  }

  rd.rules.lit.push(() => {
    const { steps } = rd.state;
    const several = rd.chosenEdge() ? [] : kept();
    marked = new Set(several.map(({ id }) => id));
    const start = rd.chosenEdge() ? [] : rd.inFocus();
    if (!start.length || !(several.length || Number.isInteger(steps))) return null;
    return within(start, Number.isInteger(steps) ? steps : NEAR);
  });
  rd.rules.node.push((node, look) => {
    if (marked.size <= MOST_RINGED && marked.has(node.id)) look.ring = rd.scheme().thread;
  });

  function focusOn(steps) {
    if (!rd.chosen() && !kept().length) {
      if (steps === 0) rd.showAll();
      else rd.notice(say("focus_choose"));
      return;
    }
    rd.change({ steps: Math.min(MOST, Math.max(0, steps)) });
    rd.tell(say("focus_told", { steps: rd.state.steps, count: rd.lit.size }));
  }

  /** Keep the chosen thing in focus while others are chosen, or no longer. */
  function keep(node) {
    const { foci } = rd.state;
    rd.change({ foci: foci.includes(node.iri) ? foci.filter((iri) => iri !== node.iri) : [...foci, node.iri] });
    rd.byId("focus-keep").focus();
  }

  /** The number of steps by mouse: less, more, no focus, and what is kept in focus. */
  rd.panel.push((node) => {
    const { steps } = rd.state;
    const button = (id, text, name, action) =>
      element("button", { type: "button", id, onclick: action, "aria-label": name, title: name }, text);
    const kept = say(rd.state.foci.includes(node.iri) ? "focus_drop" : "focus_keep");
    return [element("p", { className: "stepper", role: "group", "aria-label": say("focus") },
      element("span", {}, steps === null ? say("focus") : say("focus_steps", { steps })),
      button("steps-less", "−", say("focus_less"), () => focusOn((steps ?? 2) - 1)),
      button("steps-more", "+", say("focus_more"), () => focusOn((steps ?? 0) + 1)),
      steps === null ? null : button("steps-off", say("focus_off"), say("focus_off"), () => rd.change({ steps: null })),
      node.members ? null : button("focus-keep", kept, kept, () => keep(node)))];
  });

  rd.onEscape(() => {
    if (!rd.state.foci.length || rd.chosen() || rd.chosenEdge()) return false;
    rd.change({ foci: [] });
    return true;
  });
  rd.onEscape(() => {
    if (rd.state.steps === null || !rd.inFocus().length) return false;
    rd.change({ steps: null });
    return true;
  });
  for (let steps = 0; steps <= MOST; steps += 1) {
    rd.key(String(steps), steps ? null : "keys_focus_do", () => focusOn(steps), "0 – 9");
  }
})(window.rodedraad);
