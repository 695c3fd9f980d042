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
    if (!rd.page.nodes.length) rd.change({ view: "list" }); // the list says why there is nothing
    rd.fromAddress();
  };

  rd.onChange((now, before) => {
    if (now.lens !== before.lens) {
      rd.rebuild();
      rd.showAll();
    } else rd.redraw();
    show(before);
  });
  rd.prefersDark.addEventListener("change", () => {
    rd.showScheme();
    rd.redraw();
  });
  addEventListener("resize", () => { if (!rd.moved) requestAnimationFrame(rd.showAll); });
  rd.begin();
})(window.rodedraad);
