// The keyboard: over the map by arrows, everything else by a letter, all of them on one card.
((rd) => {
  "use strict";

  const { byId, say, element } = rd;
  const mapElement = byId("map");
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function nearest(from, [across, down]) {
    let best = null;
    for (const node of rd.things()) {
      if (node === from || !rd.isShown(node) || (rd.lit && !rd.lit.has(node.id))) continue;
      const ahead = (node.x - from.x) * across + (node.y - from.y) * down;
      const aside = Math.abs((node.x - from.x) * down) + Math.abs((node.y - from.y) * across);
      if (ahead <= 0.5) continue;
      const cost = ahead + 2.5 * aside;
      if (!best || cost < best.cost) best = { node, cost };
    }
    return best && best.node;
  }

  function step(direction) {
    const standing = rd.cursor === null ? null : rd.nodes.get(rd.cursor);
    const start = standing && rd.inView.has(standing.id) && rd.isShown(standing) ? standing : null;
    const first = () => rd.things().filter(rd.isShown).sort((one, other) => one.y - other.y)[0];
    const next = start ? nearest(start, direction) : first();
    if (!next) return;
    rd.cursor = next.id;
    rd.bringIntoView(next);
    rd.network.redraw();
    rd.tell(rd.spoken(next));
  }

  function onMapKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (steps[event.key]) step(steps[event.key]);
    else if ((event.key === "Enter" || event.key === " ") && rd.cursor !== null) rd.choose(rd.cursor);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // --- keys of the whole page ----------------------------------------------------------------------------

  const actions = new Map();
  const escapes = []; // the last part that has something to let go of goes first

  /** Let *key* do *action* anywhere but in a text field, and tell so on the card. */
  rd.key = (key, textKey, action, shown = key) => {
    actions.set(key, action);
    if (textKey) {
      byId("card-keys").append(element("dt", {}, element("kbd", {}, shown)), element("dd", {}, say(textKey)));
    }
  };

  /** Ask *letGo* first when Escape is pressed; it tells whether there was anything to let go of. */
  rd.onEscape = (letGo) => escapes.unshift(letGo);

  function onPageKey(event) {
    const isTyping = event.target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select");
    if (document.querySelector("dialog[open]") || event.altKey) return;
    if (event.ctrlKey || event.metaKey) return onControlKey(event, isTyping);
    if (isTyping) return;
    const action = actions.get(event.key);
    if (!action) return;
    event.preventDefault();
    action(event);
  }

  function onControlKey(event, isTyping) {
    const key = event.key.toLowerCase();
    if (isTyping || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) rd.redo();
    else rd.undo();
  }

  const openCard = () => byId("card").showModal();
  rd.key("?", null, openCard);
  rd.key("/", null, () => byId("search").focus());
  for (const sign of ["+", "="]) rd.key(sign, null, () => rd.zoom(1.25));
  rd.key("-", null, () => rd.zoom(0.8));
  rd.key("0", null, rd.showAll);
  rd.key("l", null, () => rd.change({ view: rd.state.view === "map" ? "list" : "map" }));
  rd.key("Escape", null, () => { if (!escapes.some((letGo) => letGo())) rd.letGo(); });
  rd.key("z", "keys_undo_do", rd.undo);
  rd.key("y", "keys_redo_do", rd.redo);
  rd.key("s", "keys_save_do", rd.save);
  rd.key("f", "keys_fade_do", () => rd.change({ fade: !rd.state.fade }));
  if (rd.page.views.length > 1) rd.key("v", "keys_lens_do", () => rd.lookOn(1));

  byId("zoom-in").addEventListener("click", () => rd.zoom(1.25));
  byId("zoom-out").addEventListener("click", () => rd.zoom(0.8));
  byId("whole").addEventListener("click", rd.showAll);
  byId("reset").addEventListener("click", rd.everything);
  byId("keys").addEventListener("click", openCard);
  byId("card-close").addEventListener("click", () => byId("card").close());
  mapElement.addEventListener("keydown", onMapKey);
  mapElement.addEventListener("focus", () => rd.network.redraw());
  mapElement.addEventListener("blur", () => rd.network.redraw());
  document.addEventListener("keydown", onPageKey);
})(window.rodedraad);
