// Things glide to their new places, so that the eye can follow; never for who wants no motion or has a slow machine.
((rd) => {
  "use strict";

  const TIME = 280; // milliseconds
  const SLOWEST = 45; // milliseconds a frame; slower is no gliding but stuttering
  let running = 0;

  const body = (id) => rd.network.body.nodes[id];

  /** Let the library draw *node*, with the ends where its threads are tied, *across* and *down* from its place. */
  rd.showAt = (node, across = 0, down = 0) => {
    const drawn = body(node.id);
    if (!drawn) return;
    [drawn.x, drawn.y] = [node.x + across, node.y + down];
    for (const [side, at] of [[" left", 0], [" right", 2]]) {
      const end = body(node.id + side);
      if (end) [end.x, end.y] = [node.box[at] + across, node.y + down];
    }
  };

  /** Do *change*, which places things and the map anew, and show the way from where they were on the screen. */
  rd.glide = (change) => {
    const before = new Map(rd.things().map((node) => [node.id, rd.network.canvasToDOM(node)]));
    change();
    running += 1;
    rd.gliding = false;
    if (rd.isCalm() || document.hidden) return;
    const ways = rd.things().filter((node) => before.has(node.id)).map((node) => {
      const { x, y } = rd.network.DOMtoCanvas(before.get(node.id));
      return { node, across: x - node.x, down: y - node.y };
    }).filter(({ across, down }) => Math.abs(across) + Math.abs(down) > 1);
    if (ways.length) run(ways, running);
  };

  function run(ways, turn) {
    const begun = performance.now();
    let last = begun;
    const show = (left) => {
      rd.gliding = left > 0;
      for (const { node, across, down } of ways) rd.showAt(node, across * left, down * left);
      rd.network.redraw();
    };
    const frame = (time) => {
      if (turn !== running) return; // another change came in between
      const passed = (time - begun) / TIME;
      const isSlow = time - last > SLOWEST && time - begun > SLOWEST;
      last = time;
      if (passed >= 1 || isSlow) return show(0);
      show((1 - Math.max(0, passed)) ** 3);
      requestAnimationFrame(frame);
    };
    show(1);
    requestAnimationFrame(frame);
  }

  /** Show another view: the chosen thing stays under the same point of the screen where both have it. */
  rd.turnTo = () => {
    const chosen = rd.chosen();
    const map = rd.byId("map");
    const old = chosen && rd.inView.has(chosen.id) && rd.isShown(chosen) ? rd.network.canvasToDOM(chosen) : null;
    const isInSight = old && old.x > 0 && old.y > 0 && old.x < map.clientWidth && old.y < map.clientHeight;
    const top = map.getBoundingClientRect().top;
    rd.glide(() => {
      rd.nameLens(); // what it says of itself may take another line, and then the map is less high
      rd.network.setSize();
      rd.rebuild();
      rd.showAll();
      if (!isInSight || !rd.inView.has(chosen.id) || !rd.isShown(chosen)) return;
      const scale = rd.network.getScale();
      const down = old.y + top - map.getBoundingClientRect().top;
      const position = {
        x: chosen.x - (old.x - map.clientWidth / 2) / scale, y: chosen.y - (down - map.clientHeight / 2) / scale,
      };
      rd.network.moveTo({ position, scale });
      rd.moved = true;
    });
  };
})(window.rodedraad);
