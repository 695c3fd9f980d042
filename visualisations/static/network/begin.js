// The beginning: every part is there, the state is shown, and shown again after every change.
((rd) => {
  "use strict";

  function show(before) {
    rd.showPanel();
    rd.showLegend();
    rd.showScheme();
    rd.filterList();
    rd.markInList();
    rd.tellWhatIsSeen();
    rd.nameLens();
    rd.showView(before && before.view);
  }

  // Before the parts that listen: they find the map as it is now.
  rd.begin = () => {
    rd.network.once("afterDrawing", () => {
      performance.mark("first-picture");
      rd.root.dataset.drawn = "true";
    });
    rd.rebuild();
    show(null);
    rd.showAll();
    // The list says why there is nothing.
    if (!rd.page.nodes.length && !rd.carried.history) rd.change({ view: "list" });
    if (!rd.goOn()) rd.fromAddress();
  };

  rd.onChange((now, before) => {
    if (now.lens !== before.lens) {
      rd.turnTo();
    } else rd.redraw();
    show(before);
  });
  rd.prefersDark.addEventListener("change", () => {
    rd.showScheme();
    rd.redraw();
  }, { signal: rd.running });
  addEventListener("resize", () => { if (!rd.moved) requestAnimationFrame(rd.showAll); });
  rd.begin();
})(window.rodedraad);
