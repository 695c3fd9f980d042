// Dragging a thing with the mouse: it is pinned where it is let go.
((rd) => {
  "use strict";

  const SLACK = 5; // pixels that a click may slip
  const mapElement = rd.byId("map");
  let held = null;

  const pointOf = (event) => {
    const { left, top } = mapElement.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const letMapMove = (may) => rd.network.setOptions({ interaction: { dragView: may } });

  // In the capturing phase: before the library takes hold of the map itself.
  mapElement.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.isPrimary || event.pointerType === "touch") return;
    const node = rd.nodeAt(pointOf(event));
    if (!node) return;
    held = { node, from: pointOf(event), spot: [node.x, node.y], isMoved: false };
    letMapMove(false);
  }, true);

  addEventListener("pointermove", (event) => {
    if (!held) return;
    const { node, from, spot } = held;
    const { x, y } = pointOf(event);
    if (!held.isMoved && Math.hypot(x - from.x, y - from.y) < SLACK) return;
    held.isMoved = true;
    const scale = rd.network.getScale();
    rd.putAt(node, [spot[0] + (x - from.x) / scale, spot[1] + (y - from.y) / scale]);
    rd.showAt(node);
    rd.network.redraw();
  });

  for (const name of ["pointerup", "pointercancel"]) addEventListener(name, (event) => letGo(event.type === "pointerup"));

  function letGo(isMeant) {
    if (!held) return;
    const { node, spot, isMoved } = held;
    held = null;
    letMapMove(true);
    if (!isMoved) return;
    if (isMeant) {
      rd.pin(node);
      rd.tell(rd.say("pinned", { label: rd.title(node) }));
    } else {
      rd.putAt(node, spot);
      rd.rebuild();
    }
  }
})(window.rodedraad);
