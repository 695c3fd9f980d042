// What if in the page: what falls away, what loses its last support, before and after, and back again.
((rd) => {
  "use strict";

  const { page, say, element, byId } = rd;
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  rd.field("without", []);
  rd.field("withoutOn", "");
  if (!page.threads || !page.consequences) return;

  let supports = null;
  let known = { key: "", outcome: null, told: null, loses: new Map() };
  const all = () => (supports = supports || rd.supportsOf(rd.allTies(), page.consequences));
  const thingOf = (iri) => rd.allTies().byIri.get(iri);
  const iriOf = (thing) => rd.allTies().things[thing].iri;
  const canFall = (iri) => Boolean(thingOf(iri)) && all().removable.has(thingOf(iri).id);

  const section = element("section", { id: "whatif", tabIndex: -1, hidden: true });
  section.setAttribute("aria-label", say("whatif"));
  byId("panel").before(section);

  const isDay = (text) => DAY.test(text) && !Number.isNaN(Date.parse(text));
  const fallen = () => [...new Set(rd.state.without.filter((iri) => typeof iri === "string" && canFall(iri)))];

  /** What falls away now and what that comes to; null where nothing does. */
  function wanted() {
    if (!rd.state.without.length) return null;
    const gone = fallen();
    if (!gone.length) return null;
    const on = isDay(rd.state.withoutOn) ? rd.state.withoutOn : "";
    const key = [on, ...gone].join(" ");
    if (known.key !== key) {
      const outcome = rd.whatIf(all(), gone.map((iri) => thingOf(iri).id), on);
      known = { key, outcome, told: rd.toldOutcome(all(), outcome), loses: losses(outcome), out: new Set([...outcome.after.gone].map(iriOf)) };
    }
    return known;
  }

  /** What each thing loses, as the name of a sentence. */
  function losses({ subjects, items }) {
    const found = new Map();
    for (const { leftAlone, withoutPartner } of [...subjects, items]) {
      for (const thing of withoutPartner) found.set(iriOf(thing), "whatif_loses_partner");
      for (const thing of leftAlone) found.set(iriOf(thing), "whatif_loses_all");
    }
    return found;
  }

  function put(gone, on = rd.state.withoutOn) {
    const isInside = document.activeElement.closest("#panel, #whatif") !== null;
    // Nothing stays chosen: a choice fades the rest, and what is lost may be anywhere.
    rd.change({ without: gone, withoutOn: gone.length ? on : "", node: null, edge: null });
    const now = wanted();
    if (isInside) (now ? section : byId("map")).focus(); // what had the focus is not there any more
    rd.tell(now ? now.told.title : say("whatif_undone"));
  }

  function toggle(iri) {
    const gone = fallen();
    put(gone.includes(iri) ? gone.filter((other) => other !== iri) : [...gone, iri]);
  }

  function fall() {
    const node = rd.chosen() || (rd.cursor === null ? null : rd.nodes.get(rd.cursor));
    if (!node || !canFall(node.iri)) return rd.notice(say("whatif_choose_first"));
    toggle(node.iri);
  }

  // --- in words ------------------------------------------------------------------------------------------

  function part(key, lines) {
    return lines.length ? [element("h3", {}, say(key)), element("ul", {}, ...lines.map((line) => element("li", {}, line)))] : [];
  }

  function fallenList() {
    const item = (iri) => element("li", {}, thingOf(iri).label, " ",
      element("button", { type: "button", onclick: () => toggle(iri) }, say("whatif_return")));
    return element("ul", { className: "fallen" }, ...fallen().map(item));
  }

  function day() {
    const input = element("input", { id: "whatif-on", type: "date", value: rd.state.withoutOn });
    input.addEventListener("change", () => put(fallen(), isDay(input.value) ? input.value : ""));
    return element("label", { className: "day" }, say("whatif_on"), " ", input);
  }

  const others = () => page.consequences.removable.map((id) => rd.allTies().things[id])
    .filter(({ iri }) => !rd.state.without.includes(iri))
    .map(({ iri, label, kind }) => ({ iri, label, more: page.threads.kinds[kind][1] }));

  function show() {
    const now = wanted();
    section.hidden = !now;
    if (!now) return section.replaceChildren();
    const { told } = now;
    return section.replaceChildren(
      element("button", { type: "button", id: "whatif-close", onclick: () => put([]) }, say("back")),
      element("h2", {}, told.title), fallenList(),
      ...told.frameworks.map((line) => element("p", {}, line)),
      ...part("whatif_subjects", told.subjects), ...part("whatif_items", told.items),
      ...part("whatif_threads", told.threads), ...part("whatif_shifts", told.shifts),
      rd.picker("whatif-also", say("whatif_also"), others, ({ iri }) => toggle(iri), () => byId("map").focus()), day());
  }

  rd.panel.push((node) => {
    if (!canFall(node.iri)) return lossOf(node);
    const key = rd.state.without.includes(node.iri) ? "whatif_return" : "whatif_fall";
    return [element("button", { type: "button", id: "whatif-fall", onclick: fall }, say(key), " ", element("kbd", {}, "w")), ...lossOf(node)];
  });

  function lossOf(node) {
    const now = wanted();
    const key = now && now.loses.get(node.iri);
    return key ? [element("p", { className: "loses" }, "! " + say(key))] : [];
  }

  // --- on the map ----------------------------------------------------------------------------------------

  const isOut = (node) => known.out.has(node.iri);
  rd.rules.node.push((node, look) => {
    const now = wanted();
    if (!now) return;
    if (isOut(node)) {
      Object.assign(look, { fill: rd.scheme().paper, dash: [2, 2], alpha: 0.35, ring: rd.scheme().muted, ringDash: [4, 4] });
    } else if (now.loses.has(node.iri)) Object.assign(look, { ring: rd.scheme().ink, alpha: 1 });
  });
  rd.rules.edge.push((edge, look) => {
    if (!wanted() || ![edge.from, edge.to].some((id) => isOut(rd.nodes.get(id)))) return;
    Object.assign(look, { color: rd.scheme().muted, dashes: [4, 5], opacity: 0.3 });
  });
  rd.drawn.push((ctx) => {
    const now = wanted();
    if (!now) return;
    const radius = 8 / rd.network.getScale();
    ctx.save();
    for (const node of rd.things()) {
      if (!rd.isShown(node) || !now.loses.has(node.iri)) continue;
      rd.badge(ctx, node.box[2] + radius, (node.box[1] + node.box[3]) / 2, radius, rd.scheme().ink, rd.scheme().paper, "!");
    }
    ctx.restore();
  });

  rd.key("w", "keys_whatif_do", fall);
  rd.onEscape(() => {
    if (!rd.state.without.length || rd.state.node || rd.state.edge) return false;
    put([]);
    return true;
  });
  rd.onChange(show);
})(window.rodedraad);
