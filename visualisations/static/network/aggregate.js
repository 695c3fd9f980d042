// Opening and closing the groups of a large view, and saying in words what is drawn and what is not.
((rd) => {
  "use strict";

  const { page, say, element, number } = rd;
  if (!page.views.some((lens) => lens.groups)) return;

  const isGroup = (node) => node !== null && Boolean(node.members);
  const keys = (groups) => groups.map((group) => group.key);
  const count = (groups) => groups.reduce((sum, group) => sum + group.members.length, 0);

  // Between open things only the links of what is chosen: all of them would be a tangle again.
  rd.rules.drawn.push((edge) => edge.sort === "grouped" || !rd.isGrouped() || rd.isLitEdge(edge));
  rd.rules.edge.push((edge, look) => {
    if (edge.sort === "grouped") look.width = 0.6 + Math.log2(1 + edge.count) / 2;
  });
  rd.rules.node.push((node, look) => { if (isGroup(node)) look.mark = 1.4; });
  rd.rules.lit.push(() => {
    const group = rd.chosen();
    if (!isGroup(group)) return null;
    const near = rd.touching.get(group.id).map((edge) => rd.otherEnd(edge, group.id).id);
    return new Set([group.id, ...near, ...(rd.isOpen(group) ? group.members : [])]);
  });

  // --- opening and closing -------------------------------------------------------------------------------

  /** Open *group*, or close it where it is open. */
  rd.toggleGroup = (group) => {
    const open = rd.opened();
    const closed = open.includes(group);
    const after = closed ? open.filter((other) => other !== group) : [...open, group];
    const { most } = rd.lens();
    const values = { label: group.label, count: number(group.members.length), most: number(most) };
    rd.cursor = group.id;
    if (count(after) > most) {
      rd.change({ node: group.iri, edge: null });
      rd.notice(say("group_too_many", values));
      return;
    }
    rd.change({ expanded: keys(after), node: group.iri, edge: null });
    rd.tell(say(closed ? "group_closed" : "group_opened", values));
  };

  const choose = rd.choose;
  rd.choose = (id) => {
    const node = id === null ? null : rd.nodes.get(id);
    if (isGroup(node)) rd.toggleGroup(node);
    else choose(id);
  };

  const chooseEdge = rd.chooseEdge;
  rd.chooseEdge = (edge) => { if (edge.sort !== "grouped") chooseEdge(edge); };

  const reach = rd.reach;
  rd.reach = (node) => {
    if (isGroup(node)) return choose(node.id);
    const group = rd.groupOf(node);
    if (!group || rd.isOpen(group)) return reach(node);
    // Who looks for one thing wants to see that: what else is open makes room where it must.
    const open = rd.opened();
    while (count([...open, group]) > rd.lens().most) open.shift();
    rd.change({ expanded: [...keys(open), group.key], node: node.iri, edge: null });
    rd.unhide(node);
    rd.bringIntoView(node);
  };

  rd.onChange((now, before) => {
    if (now.lens !== before.lens || now.expanded === before.expanded) return;
    rd.rebuild();
    const block = now.expanded.length > before.expanded.length && rd.blocks.at(-1);
    if (block) rd.showBox(block.box);
    else rd.showAll();
  });

  // --- saying so -----------------------------------------------------------------------------------------

  const said = element("p", { id: "groups", className: "quiet" });
  rd.byId("seen").parentElement.after(said);

  const tellWhatIsSeen = rd.tellWhatIsSeen;
  rd.tellWhatIsSeen = () => {
    tellWhatIsSeen();
    said.hidden = !rd.isGrouped();
    if (said.hidden) return;
    const all = rd.content();
    const values = { shown: number(all.filter(rd.accepts).length), total: number(all.length) };
    const groups = rd.lens().groups.filter(rd.isShown).length;
    rd.byId("seen").textContent = say("groups_see", { ...values, groups });
    const open = count(rd.opened());
    said.textContent = say(open ? "groups_open" : "groups_hint", { open: number(open), most: number(rd.lens().most) });
  };

  // The list keeps everything, whatever is open on the map.
  rd.isListed = (node) => (rd.isGrouped() ? rd.lens().groupOf.has(node.id) && rd.accepts(node) : rd.isShown(node));

  rd.groupPanel = (group) => {
    const open = rd.isOpen(group);
    const ties = rd.touching.get(group.id).toSorted((one, other) => other.count - one.count);
    const goes = (other, more) => element("li", { className: "tie" },
      element("button", { type: "button", onclick: () => rd.reach(other) }, rd.title(other)),
      more ? element("span", { className: "quiet" }, " " + more) : null);
    const members = group.members.map((id) => rd.nodes.get(id)).filter(rd.accepts);
    return [
      element("p", {}, element("button", { type: "button", id: "group-open", onclick: () => rd.toggleGroup(group) },
        say(open ? "group_close" : "group_open", { count: number(members.length) }))),
      ...(ties.length ? [element("h3", {}, say("group_tied"))] : []),
      element("ul", {}, ...ties.map((edge) => goes(rd.otherEnd(edge, group.id), say("links", { count: number(edge.count) })))),
      element("details", {}, element("summary", {}, say("group_members", { count: number(members.length) })),
        element("ul", {}, ...members.map((node) => goes(node, "")))),
    ];
  };

  // A frame around what is open, with its name.
  rd.drawn.push((ctx) => {
    if (!rd.isGrouped()) return;
    for (const { group, box: [left, top, right, bottom] } of rd.blocks) {
      const tone = rd.tone(group);
      ctx.strokeStyle = ctx.fillStyle = tone ? tone.line : rd.scheme().muted;
      ctx.lineWidth = 1.5;
      ctx.beginPath();
      ctx.roundRect(left - 14, top - 14, right - left + 28, bottom - top + 28, 8);
      ctx.stroke();
      ctx.fillStyle = rd.scheme().ink;
      ctx.font = "600 18px " + rd.FONT;
      ctx.textAlign = "left";
      ctx.textBaseline = "bottom";
      ctx.fillText(group.label, left - 12, top - 20);
    }
  });
})(window.rodedraad);
