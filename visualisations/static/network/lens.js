// The views: which things and links of the network are looked at, and where they stand.
((rd) => {
  "use strict";

  const { page } = rd;
  const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';
  const ruler = document.createElement("canvas").getContext("2d");
  const lenses = new Map(page.views.map((lens) => [lens.name, lens]));

  rd.FONT = FONT;
  rd.field("view", "map");
  rd.field("lens", page.views[0].name);
  rd.lens = () => lenses.get(rd.state.lens) || page.views[0];

  /** Put every node of the view in its place; `inView` and `ties` tell what belongs to it. */
  rd.settle = () => {
    const lens = rd.lens();
    rd.here = rd.content();
    rd.ties = rd.lensTies = new Set(lens.edges);
    lens.nodes.forEach((id, position) => rd.stand(rd.nodes.get(id), lens.places[position]));
    for (const rule of rd.rules.settle) rule(lens); // may show less than all of it at once
    rd.inView = new Set(rd.here.map((node) => node.id));
  };

  rd.stand = (node, [x, y, stamp]) => {
    const [left, top, right, bottom, lines, size, pitch, form, head] = page.stamps[stamp];
    const box = [x + left, y + top, x + right, y + bottom];
    Object.assign(node, { x, y, box, lines, size, pitch, form, head: Boolean(head) });
    fit(node);
    for (const rule of rd.rules.place) rule(node);
  };

  /** Labels beside a mark take the room they really need in the font of this machine. */
  function fit(node) {
    if (node.form !== "left" && node.form !== "right") return;
    ruler.font = node.size + "px " + FONT;
    const wide = Math.max(...node.lines.map((line) => ruler.measureText(line).width)) + 13;
    if (node.form === "left") node.box[0] = Math.max(node.box[0], node.x - wide);
    else node.box[2] = Math.min(node.box[2], node.x + wide);
  }

  rd.place = (id) => {
    const { x, y, box } = rd.nodes.get(id);
    return { x, y, box };
  };
  rd.content = () => rd.lens().nodes.map((id) => rd.nodes.get(id));
  rd.things = () => rd.here;

  // --- choosing a view -----------------------------------------------------------------------------------

  const select = rd.byId("lens");
  const says = rd.byId("says");

  rd.look = (name) => {
    const kept = rd.state.node && lenses.get(name).nodes.includes(rd.byIri.get(rd.state.node).id);
    rd.change({ lens: name, ...(kept ? {} : { node: null }), edge: null });
  };
  rd.lookOn = (by) => {
    const at = page.views.indexOf(rd.lens());
    rd.look(page.views[(at + by + page.views.length) % page.views.length].name);
    rd.tell(rd.lens().title);
  };

  rd.nameLens = () => {
    if (select) select.value = rd.lens().name;
    if (rd.lens().says) says.textContent = rd.lens().says;
  };
  if (select) select.addEventListener("change", () => rd.look(select.value));
})(window.rodedraad);
