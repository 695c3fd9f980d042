// Large views: groups stand for their things, until one is opened. The groups are worked out beforehand.
((rd) => {
  "use strict";

  const { page, nodes, byIri, touching, edges, say } = rd;
  const CIRCLE = "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z";
  const BESIDE = 90; // between the groups and what is opened
  const grouped = page.views.filter((lens) => lens.groups);

  rd.field("expanded", []); // the keys of the groups that are open, in the order they were opened
  rd.isGrouped = () => Boolean(rd.lens().groups);
  rd.number = (value) => value.toLocaleString(rd.root.lang);
  rd.groupOf = (node) => (rd.isGrouped() && rd.lens().groupOf.get(node.id)) || null;
  rd.isOpen = (group) => rd.opened().includes(group);

  if (grouped.length) {
    const kind = page.kinds.push({ label: say("group"), iri: "", path: CIRCLE }) - 1;
    const link = page.links.push(say("group_links")) - 1;
    for (const lens of grouped) prepare(lens, kind, link);
  }

  /** Make a thing of every group and a link of all links between two: they are drawn and chosen as any other. */
  function prepare(lens, kind, link) {
    lens.groupOf = new Map();
    lens.ties = [];
    lens.groups = lens.groups.map((group, number) => {
      const fields = group.field === undefined ? {} : { fields: [group.field], subject: true };
      const [id, iri] = [["group", lens.name, number].join(" "), "urn:group:" + lens.name + ":" + group.key];
      const made = { ...group, ...fields, id, iri, kind };
      nodes.set(id, made);
      byIri.set(iri, made);
      touching.set(id, []);
      for (const member of group.members) lens.groupOf.set(member, made);
      return made;
    });
    for (const [one, other, count] of lens.lifted) {
      const [from, to] = [lens.groups[one].id, lens.groups[other].id];
      const edge = { id: edges.length, from, to, sort: "grouped", link, count };
      edges.push(edge);
      lens.ties.push(edge.id);
      touching.get(from).push(edge);
      touching.get(to).push(edge);
    }
  }

  /** The groups of this view that are open, as many as may be at once; a file may ask for anything. */
  rd.opened = () => {
    if (!rd.isGrouped()) return [];
    let room = rd.lens().most;
    const wanted = rd.state.expanded.map((key) => rd.lens().groups.find((group) => group.key === key));
    return wanted.filter((group) => group && (room -= group.members.length) >= 0);
  };

  /** Put the groups in their places and what is open to the right of them, side by side. */
  rd.rules.settle.push((lens) => {
    if (!lens.groups) return;
    for (const group of lens.groups) rd.stand(group, group.place);
    const open = rd.opened();
    let left = Math.max(...lens.groups.map((group) => group.box[2])) + BESIDE;
    const top = Math.min(...lens.groups.map((group) => group.box[1]));
    rd.blocks = open.map((group) => {
      const members = group.members.map((id) => nodes.get(id));
      const block = { group, box: moved(members, left, top) };
      left = block.box[2] + BESIDE;
      return block;
    });
    const members = open.flatMap((group) => group.members);
    const here = new Set(members);
    rd.here = [...lens.groups, ...members.map((id) => nodes.get(id))];
    rd.ties = new Set([...lens.ties, ...lens.edges.filter((id) => here.has(edges[id].from) && here.has(edges[id].to))]);
  });

  /** Move *members*, which stand as from their own top left, and return the ground they take. */
  function moved(members, across, down) {
    for (const node of members) {
      node.x += across;
      node.y += down;
      node.box = [node.box[0] + across, node.box[1] + down, node.box[2] + across, node.box[3] + down];
    }
    const far = (side) => Math.max(...members.map((node) => node.box[side]));
    return [across, down, far(2), far(3)];
  }
})(window.rodedraad);
