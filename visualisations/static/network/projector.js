// For a room: large type, thick lines, little beside the map.
((rd) => {
  "use strict";

  rd.field("projector", false);

  rd.rules.edge.push((edge, look) => {
    if (rd.state.projector) look.width *= 1.9;
  });
  rd.rules.node.push((node, look) => {
    if (rd.state.projector) look.mark = 1.3;
  });

  const button = rd.element("button", { type: "button", id: "projector", onclick: toggle }, rd.say("projector"));
  rd.byId("scheme").after(button);

  function toggle() {
    rd.change({ projector: !rd.state.projector });
    rd.tell(rd.say(rd.state.projector ? "projector_on" : "projector_off"));
  }

  function show() {
    button.setAttribute("aria-pressed", String(rd.state.projector));
    rd.root.classList.toggle("projector", rd.state.projector === true);
  }

  rd.onChange((now, before) => {
    show();
    if (now.projector !== before.projector && !rd.moved) requestAnimationFrame(rd.showAll);
  });
  rd.key("p", "keys_projector_do", toggle);
  show();
})(window.rodedraad);
