// The panel: what is known of the chosen thing or link, and where that is written; text only, never markup.
((rd) => {
  "use strict";

  const { page, say, element, quiet, title, nodes, touching } = rd;
  const listed = (names) => names.map((name) => title(nodes.get(name))).join(", ");
  const capital = (text) => text.charAt(0).toLocaleUpperCase(rd.root.lang) + text.slice(1);

  // Which links stand under which heading, in this order: by sort and direction.
  const HEADINGS = [
    "involvement_in", "inferred_in", "involvement_out", "shared_out", "shared_in", "hierarchy_out", "hierarchy_in",
    "cooperation_out", "cooperation_in", "accepted_out", "accepted_in", "proposed_out", "proposed_in",
    "topic_out", "topic_in", "plan_out", "plan_in", "inferred_out",
  ];
  const NAMED_BY_LINK = new Set(["cooperation", "topic", "plan", "accepted", "proposed"]);

  function grounds(numbers) {
    return numbers.map((number) => {
      const [section, document_, text] = page.grounds[number];
      const item = element("li", {}, section + " · " + page.documents[document_]);
      if (text) item.append(element("blockquote", {}, text));
      return item;
    });
  }

  /** Where *owner* is written, folded; null where nobody wrote it down. */
  rd.evidence = (owner, { open = false, short = false } = {}) => {
    const found = owner.evidence || [];
    const reasons = (owner.reasons || []).map((reason) => element("li", {}, reason));
    if (!found.length && !reasons.length) return null;
    const details = element("details", { open },
      element("summary", {}, say(short ? "source" : "evidence")),
      element("ul", {}, ...grounds(found), ...reasons));
    if (found.length && !found.some((number) => page.grounds[number].length > 2)) {
      details.append(quiet(say("text_absent")));
    }
    return details;
  };

  function tie(edge, id) {
    const other = rd.otherEnd(edge, id);
    const more = [];
    if (NAMED_BY_LINK.has(edge.sort)) more.push(page.links[edge.link]);
    if (edge.review) more.push(edge.review);
    for (const role of edge.roles || []) more.push(say("as", { role }));
    if (edge.via) more.push(say(edge.sort === "shared" ? "shared_via" : "inferred_via", { names: listed(edge.via) }));
    return element("li", { className: "tie" },
      element("button", { type: "button", onclick: () => rd.reach(other) }, title(other)),
      rd.evidence(edge, { short: true }),
      more.length ? element("span", { className: "quiet more" }, more.join(", ")) : null,
      ...rd.tie.flatMap((part) => part(edge)));
  }

  function ties(node, name) {
    const [sort, direction] = name.split("_");
    const found = touching.get(node.id)
      .filter((edge) => edge.sort === sort && (direction === "out" ? edge.from : edge.to) === node.id && rd.rules.tie.every((rule) => rule(edge)))
      .sort((one, other) => rd.compare(rd.otherEnd(one, node.id), rd.otherEnd(other, node.id)));
    if (!found.length) return [];
    const heading = element("h3", {}, say(name) + " (" + found.length + ")");
    const list = element("ul", {}, ...found.map((edge) => tie(edge, node.id)));
    if (sort !== "inferred") return [heading, list];
    // What is inferred stands folded, but where no source names anyone it is the answer.
    const open = direction === "in" && !touching.get(node.id).some((edge) => edge.sort === "involvement");
    return [element("details", { open }, element("summary", {}, heading.textContent), quiet(say("inferred")), list)];
  }

  const closeButton = () => element("button", { type: "button", id: "panel-close", onclick: rd.letGo }, say("back"));

  function facts(node) {
    const fields = (node.fields || []).map((field) => page.fieldLabels[field]);
    const known = node.subject ? fields.filter((label) => label !== title(node)) : [];
    const level = node.level ? [node.level] : [];
    const also = node.also || [];
    return [
      closeButton(),
      element("h2", {}, title(node)),
      quiet([rd.kindOf(node), ...level, ...known].join(" · ")),
      node.period ? quiet(node.period) : null,
      node.unresolved ? element("p", { className: "doubt" }, say("unresolved")) : null,
      also.length ? quiet(say("alternatives") + ": " + also.join(" · ")) : null,
    ];
  }

  function nodePanel(node) {
    const parts = facts(node);
    if (node.members) return [...parts, ...rd.groupPanel(node)]; // a group is nothing that anyone wrote down
    if (node.definition) parts.push(element("p", {}, node.definition), quiet(say("definition_note")));
    for (const [about, text] of node.notes || []) parts.push(element("p", {}, capital(about) + ": " + text));
    if (node.status) parts.push(quiet(say("names") + ": " + node.status));
    parts.push(rd.evidence(node) || quiet(say("no_evidence")));
    for (const part of rd.panel) parts.push(...part(node));
    for (const heading of HEADINGS) parts.push(...ties(node, heading));
    if (!touching.get(node.id).length) parts.push(element("p", {}, say("no_links")));
    parts.push(element("p", { className: "address" }, node.iri));
    return parts;
  }

  function edgePanel(edge) {
    const ends = [nodes.get(edge.from), nodes.get(edge.to)];
    const roles = (edge.roles || []).map((role) => say("as", { role }));
    const goes = (node) => element("li", { className: "tie" },
      element("button", { type: "button", onclick: () => rd.reach(node) }, title(node)),
      element("span", { className: "quiet" }, " " + rd.kindOf(node)));
    return [
      closeButton(),
      element("h2", {}, [title(ends[0]), page.links[edge.link], title(ends[1]), ...roles].join(" ")),
      ...(edge.among ? [] : basis(edge)), // a link of links rests on each of those
      ...rd.edgePanel.flatMap((part) => part(edge)),
      element("ul", {}, ...ends.map(goes)),
    ];
  }

  function basis(edge) {
    if (edge.sort === "shared") return [quiet(say("shared_via", { names: listed(edge.via) }))];
    if (edge.via) return [quiet(say("inferred")), quiet(say("inferred_via", { names: listed(edge.via) }))];
    if (!rd.isStated(edge)) return [quiet(say("inferred"))];
    const written = (edge.evidence || []).length ? quiet(say("stated")) : null;
    if (edge.review) return [quiet(capital(edge.review)), rd.evidence(edge, { open: true })];
    return [written, rd.evidence(edge, { open: true }) || quiet(say("no_evidence"))];
  }

  /** Go to *node*, in a view that has it. */
  rd.reach = (node) => {
    if (!rd.inView.has(node.id)) {
      const lens = page.views.find((view) => view.nodes.includes(node.id));
      if (lens) rd.change({ lens: lens.name, node: node.iri, edge: null });
      return;
    }
    rd.unhide(node);
    rd.choose(node.id);
  };

  rd.showPanel = () => {
    const panel = rd.byId("panel");
    const [node, edge] = [rd.chosen(), rd.chosenEdge()];
    const parts = node ? nodePanel(node) : edge ? edgePanel(edge) : null;
    panel.replaceChildren(...(parts || []).filter((part) => part !== null));
    panel.hidden = !parts;
    rd.byId("hint").hidden = Boolean(parts);
    panel.closest(".side").scrollTop = 0;
  };
})(window.rodedraad);
