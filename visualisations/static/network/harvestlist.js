// The harvest in the side and on the map: every proposal apart from what is known, dotted and named as one.
((rd) => {
  "use strict";

  const { say, element, quiet, byId, harvest } = rd;
  if (!harvest) return;

  const SIGNS = { remark: "…", link: "+", doubt: "?", vote: "±" };
  const DOTS = [1, 3];
  let removed = null; // what was removed last, until something else happens

  // --- in the side ---------------------------------------------------------------------------------------

  const inside = rd.tool("harvest", say("harvest"));
  const summary = inside.parentElement.querySelector("summary");
  const input = element("input", { type: "file", accept: ".jsonld,.json,application/ld+json,application/json", hidden: true });
  input.setAttribute("aria-label", say("harvest_open"));
  input.addEventListener("change", async () => {
    const [file] = input.files;
    input.value = "";
    if (file) await harvest.open(file);
  });

  const button = (label, onclick, more = {}) => element("button", { type: "button", onclick, ...more }, label);

  function votes(item) {
    const cast = harvest.items().filter((other) => other.motivation === "vote" && (other.targets || []).includes(item.id));
    const count = (choice) => cast.filter((vote) => vote.choice === choice).length;
    return cast.length ? say("harvest_votes", { for: count("for"), against: count("against") }) : "";
  }

  function headline(item) {
    const choice = item.choice ? [say(item.choice === "for" ? "harvest_for" : "harvest_against")] : [];
    return [harvest.kind(item), ...choice, item.group.name].join(" · ");
  }

  function entry(item) {
    return element("li", { className: "proposal" },
      quiet(headline(item)),
      element("p", { className: "about" }, harvest.aboutInWords(item)),
      item.text ? element("p", { className: "said" }, item.text) : null,
      votes(item) ? quiet(votes(item)) : null,
      element("p", { className: "controls" },
        button(say("harvest_reword"), () => harvest.reword(item), { id: "reword " + item.id }),
        item.motivation === "vote" ? null : button(say("harvest_vote_do"), () => harvest.vote(item), { id: "vote " + item.id }),
        button(say("harvest_remove"), () => remove(item))));
  }

  function remove(item) {
    removed = item;
    harvest.remove(item.id);
    rd.notice(say("harvest_removed"));
    byId("harvest-restore").focus();
  }

  function restore() {
    const item = removed;
    removed = null;
    harvest.restore(item);
    summary.focus();
  }

  function standing() {
    const count = harvest.items().length;
    const told = count === 1 ? say("harvest_count_one") : say("harvest_count", { count });
    return [told, ...(count ? [say(harvest.isSaved() ? "harvest_is_saved" : "harvest_is_not_saved")] : [])].join(" ");
  }

  function show() {
    const items = harvest.items();
    const focused = inside.contains(document.activeElement) ? document.activeElement.id : null;
    summary.textContent = say("harvest") + (items.length ? " (" + items.length + ")" : "");
    const sample = element("span", { className: "dots", "aria-hidden": "true" });
    inside.replaceChildren(
      element("p", {}, sample, " " + say("harvest_not_judged")),
      element("p", { id: "harvest-standing" }, standing()),
      ...(harvest.isKept() ? [] : [element("p", { id: "harvest-memory", className: "warning" }, say("harvest_memory"))]),
      element("p", { className: "controls" },
        button(say("harvest_add"), harvest.begin, { id: "harvest-add" }),
        button(say("harvest_save"), harvest.download, { id: "harvest-save", disabled: !items.length }),
        button(say("harvest_open"), () => input.click(), { id: "harvest-open" }),
        items.length && harvest.isSaved() ? button(say("harvest_clear"), harvest.clear, { id: "harvest-clear" }) : null),
      ...(removed ? [button(say("harvest_restore", { about: harvest.aboutInWords(removed) }), restore, { id: "harvest-restore" })] : []),
      element("ul", { id: "harvest-items" }, ...items.map(entry)), input);
    if (focused !== null) (byId(focused) || summary).focus();
  }

  // --- in the panel --------------------------------------------------------------------------------------

  function said(items) {
    const add = button(say("harvest_add"), harvest.begin, { className: "harvest-begin" });
    add.append(" ", element("kbd", {}, "o"));
    if (!items.length) return [add];
    const lines = items.map((item) => element("li", { className: "proposal" },
      quiet(headline(item)), harvest.about(item) ? element("p", {}, harvest.aboutInWords(item)) : null,
      item.text ? element("p", { className: "said" }, item.text) : null));
    return [add, element("h3", {}, say("harvest_not_judged")), element("ul", { className: "proposals" }, ...lines)];
  }

  const names = (item, iri) => {
    const link = harvest.about(item);
    return link ? link.subject === iri || link.object === iri : item.targets.includes(iri);
  };
  const isAbout = (item, edge) => {
    const link = harvest.about(item);
    return link && link.subject === rd.nodes.get(edge.from).iri && link.object === rd.nodes.get(edge.to).iri &&
      link.predicate === harvest.linkOf(edge);
  };
  rd.panel.push((node) => said(harvest.items().filter((item) => names(item, node.iri))));
  rd.edgePanel.push((edge) => (edge.count === undefined && harvest.linkOf(edge)
    ? said(harvest.items().filter((item) => isAbout(item, edge))) : []));

  // --- on the map ----------------------------------------------------------------------------------------

  function onMap(iri) {
    const node = rd.byIri.get(iri);
    if (!node) return null;
    if (rd.isShown(node)) return node;
    const group = rd.groupOf ? rd.groupOf(node) : null;
    return group && rd.isShown(group) ? group : null;
  }

  /** A small sheet with the sign of the kind of proposal. */
  function mark(ctx, x, y, sign, scale) {
    const half = 7 / scale;
    const { paper, ink } = rd.scheme();
    ctx.fillStyle = paper;
    ctx.strokeStyle = ink;
    ctx.lineWidth = 1.2 / scale;
    ctx.setLineDash(DOTS.map((part) => part / scale));
    ctx.beginPath();
    ctx.rect(x - half, y - half, 2 * half, 2 * half);
    ctx.fill();
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillStyle = ink;
    ctx.font = "600 " + 11 / scale + "px " + rd.FONT;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(sign, x, y);
  }

  function words(ctx, x, y, scale) {
    const text = say("harvest_not_judged");
    ctx.font = "italic " + 12 / scale + "px " + rd.FONT;
    const wide = ctx.measureText(text).width;
    ctx.fillStyle = rd.scheme().paper;
    ctx.fillRect(x + 9 / scale, y - 8 / scale, wide + 6 / scale, 16 / scale);
    ctx.fillStyle = rd.scheme().ink;
    ctx.textAlign = "left";
    ctx.fillText(text, x + 12 / scale, y);
  }

  function line(ctx, from, to, scale) {
    ctx.strokeStyle = rd.scheme().ink;
    ctx.lineWidth = 2 / scale;
    ctx.lineCap = "round";
    ctx.setLineDash([0.1 / scale, 5 / scale]);
    ctx.beginPath();
    ctx.moveTo(from.x, from.y);
    ctx.lineTo(to.x, to.y);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.lineCap = "butt";
  }

  function between(ctx, item, scale) {
    const link = harvest.about(item);
    const [from, to] = [onMap(link.subject), onMap(link.object)];
    if (!from || !to || from === to) return;
    if (item.motivation === "link") line(ctx, from, to, scale);
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    if (item.motivation === "link") words(ctx, x, y, scale);
    mark(ctx, x, y, SIGNS[item.motivation], scale);
  }

  rd.drawn.push((ctx) => {
    const scale = rd.network.getScale();
    const signs = new Map();
    for (const item of harvest.items()) {
      if (harvest.about(item)) between(ctx, item, scale);
      else for (const node of new Set(item.targets.map(onMap))) {
        if (node) signs.set(node, new Set([...(signs.get(node) || []), SIGNS[item.motivation]]));
      }
    }
    for (const [node, found] of signs) {
      rd.ring(ctx, node, rd.scheme().ink, 1.5 / scale, DOTS.map((part) => part / scale));
      const [, top, right] = node.box;
      [...found].forEach((sign, place) => mark(ctx, right + (place * 16) / scale, top, sign, scale));
      if (rd.state.node === node.iri) words(ctx, right + ((found.size - 1) * 16) / scale, top, scale);
    }
  });

  harvest.onChange(() => {
    if (removed && harvest.items().some(({ id }) => id === removed.id)) removed = null;
    show();
    const side = byId("panel").closest(".side");
    const seen = side.scrollTop;
    if (!byId("panel").hidden) rd.showPanel();
    side.scrollTop = seen;
    rd.network.redraw();
  });
  show();
})(window.rodedraad);
