// Where the map is looked at in a story: all of it, what is in focus at a size that can be read, or some things.
((rd) => {
  "use strict";

  const READABLE = 0.85; // at this scale names can be read in a room
  const ENOUGH = 0.5; // from here on what is in focus has its names drawn larger
  const FOCUS = "focus";
  const [BESIDE, ABOVE] = [90, 40]; // the room around what is looked at: larger names run on beside it
  const LOOKED = "looked"; // moved, but not by the reader

  const ground = rd.byId("map");

  // null (all), "focus", or the IRIs of things: no measures, since every screen has its own.
  rd.field("zoom", null);

  const here = (nodes) => nodes.filter((node) => node && rd.inView.has(node.id) && rd.isShown(node));
  const ofIds = (ids) => [...ids].map((id) => rd.nodes.get(id));

  /** What is looked at, and what of it has to be seen where there is no room for all. */
  function wanted(zoom) {
    if (Array.isArray(zoom)) {
      const found = here(zoom.map((iri) => rd.byIri.get(iri)));
      return { all: found, core: found };
    }
    const all = zoom === FOCUS && rd.lit ? here(ofIds(rd.lit)) : [];
    const core = here(rd.inFocus());
    return { all, core: core.length ? core : all };
  }

  function bounds(nodes) {
    const side = (place, outermost) => outermost(...nodes.map((node) => node.box[place]));
    return [side(0, Math.min) - BESIDE, side(1, Math.min) - ABOVE, side(2, Math.max) + BESIDE, side(3, Math.max) + ABOVE];
  }

  const room = () => [ground.clientWidth || 1, ground.clientHeight || 1];

  /** Grow or cut *box* around its middle to what can be shown at a size that can be read. */
  function readable([left, top, right, bottom]) {
    const [wide, high] = room().map((side) => side / READABLE / 2);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return [x - wide, y - high, x + wide, y + high];
  }

  function fits([left, top, right, bottom], scale) {
    const [wide, high] = room();
    return Math.min(wide / (right - left), high / (bottom - top)) >= scale;
  }

  function look() {
    if (!ground.isConnected) return; // the page has begun again in another language
    const { all, core } = wanted(rd.state.zoom);
    if (!all.length) return rd.showAll();
    const [around, near] = [bounds(all), bounds(core)];
    rd.showBox(fits(around, ENOUGH) ? around : fits(near, READABLE) ? readable(near) : near);
    rd.moved = LOOKED;
  }

  rd.onChange((now, before) => {
    const changes = (name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]);
    if (changes("story") || changes("zoom")) queueMicrotask(look); // after every part, before it is painted
  });

  // The bar, a line more at the top, a larger letter, another window: look again unless the reader moved the map.
  const isOurs = () => (rd.state.zoom === null ? Boolean(rd.state.story) && !rd.moved : rd.moved === LOOKED);
  new ResizeObserver(() => { if (isOurs()) requestAnimationFrame(look); }).observe(ground);
})(window.rodedraad);
