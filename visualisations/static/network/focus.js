// Focus: the chosen thing with as many steps around it as the number that is pressed.
((rd) => {
  "use strict";

  const { say, element } = rd;
  const MOST = 9;

  rd.field("steps", null);

  /** All that lies within *steps* of *node*, over the links that are drawn. */
  function within(node, steps) {
    const reached = new Set([node.id]);
    let edge = [node.id];
    for (let step = 0; step < steps && edge.length; step += 1) {
      const next = edge.flatMap((id) => rd.touching.get(id)
        .filter((tie) => rd.isStated(tie) && rd.isDrawn(tie)).map((tie) => rd.otherEnd(tie, id).id));
      edge = [...new Set(next)].filter((id) => !reached.has(id));
      for (const id of edge) reached.add(id);
    }
    return reached;
  }

  rd.rules.lit.push(() => {
    const node = rd.chosen();
    const { steps } = rd.state;
    return node && Number.isInteger(steps) && rd.inView.has(node.id) ? within(node, steps) : null;
  });

  function focusOn(steps) {
    if (!rd.chosen()) {
      if (steps === 0) rd.showAll();
      else rd.notice(say("focus_choose"));
      return;
    }
    rd.change({ steps: Math.min(MOST, Math.max(0, steps)) });
    rd.tell(say("focus_told", { steps: rd.state.steps, count: rd.lit.size }));
  }

  /** The number of steps by mouse: less, more, and no focus. */
  rd.panel.push(() => {
    const { steps } = rd.state;
    const button = (id, text, name, action) =>
      element("button", { type: "button", id, onclick: action, "aria-label": name, title: name }, text);
    return [element("p", { className: "stepper", role: "group", "aria-label": say("focus") },
      element("span", {}, steps === null ? say("focus") : say("focus_steps", { steps })),
      button("steps-less", "−", say("focus_less"), () => focusOn((steps ?? 2) - 1)),
      button("steps-more", "+", say("focus_more"), () => focusOn((steps ?? 0) + 1)),
      steps === null ? null : button("steps-off", say("focus_off"), say("focus_off"), () => rd.change({ steps: null })))];
  });

  rd.onEscape(() => {
    if (rd.state.steps === null || !rd.chosen()) return false;
    rd.change({ steps: null });
    return true;
  });
  for (let steps = 0; steps <= MOST; steps += 1) {
    rd.key(String(steps), steps ? null : "keys_focus_do", () => focusOn(steps), "0 – 9");
  }
})(window.rodedraad);
