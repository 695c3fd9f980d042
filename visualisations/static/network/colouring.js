// Colour and size by field, kind, community or a measure; the legend tells and filters by the same rules.
((rd) => {
  "use strict";

  if (!rd.figures) return;
  const { page, say, element } = rd;
  const { SCALES, figure, community, communities, spoken, number, name } = rd.figures;
  const { tones, steps } = page.figures;
  const [SMALLEST, LARGEST] = [0.8, 2.2]; // of a mark, next to the usual 1
  const NEUTRAL = null;

  rd.field("colour", "field");
  rd.field("size", "same");
  rd.field("left", []); // the groups and steps that are not shown while they are the colours

  const COLOURS = [["field", say("figures_by_field")], ["kind", say("figures_by_kind")],
    ["community", name("community")], ...SCALES.map((measure) => [measure, name(measure)])];
  const SIZES = [["same", say("figures_same")], ...SCALES.map((measure) => [measure, name(measure)])];
  const among = (options, value) => (options.some(([known]) => known === value) ? value : options[0][0]);
  const colour = () => among(COLOURS, rd.state.colour);
  const size = () => among(SIZES, rd.state.size);

  // --- the rules -----------------------------------------------------------------------------------------

  // Kinds by how many there are of each: the commonest have a colour of their own, shapes tell all apart.
  const counts = page.kinds.map(() => 0);
  for (const node of page.nodes) counts[node.kind] += 1;
  const kindOrder = counts.map((_, kind) => kind).sort((one, other) => counts[other] - counts[one] || one - other);
  const kindPlace = new Map(kindOrder.map((kind, place) => [kind, place]));

  const group = (place) => tones.groups[place] || NEUTRAL;
  const step = (measure, place) => tones.ramp[steps[measure].length === 1 ? 2
    : Math.round((place * (tones.ramp.length - 1)) / (steps[measure].length - 1))];

  /** In which part of the legend *node* is: what it is called there, its letter or number, and its tone. */
  function part(node) {
    const by = colour();
    if (by === "kind") return { tone: group(kindPlace.get(node.kind)), sign: "" };
    if (by === "community") {
      const found = community(node);
      return found && { key: found.key, tone: found.key ? group(found.place) : NEUTRAL, sign: found.letter };
    }
    const found = figure(by, node);
    return found && { key: String(found.step), tone: step(by, found.step), sign: String(found.step + 1) };
  }
  const isOwn = () => colour() !== "field";
  const hiddenKey = (key) => colour() + " " + key;

  const byField = rd.tone;
  rd.tone = (node) => {
    if (!isOwn() || node.members) return byField(node);
    const found = part(node);
    return found && found.tone && found.tone[rd.schemeName()];
  };
  rd.rules.shown.push((node) => {
    if (!rd.state.left.length || colour() === "field" || colour() === "kind") return true;
    const found = part(node);
    return !found || !rd.state.left.includes(hiddenKey(found.key));
  });

  rd.rules.node.push((node, look) => {
    if (isOwn() && !node.members && look.tone) look.fill = look.tone.fill; // also of heads and of what is unresolved
    if (size() === "same") return;
    const found = figure(size(), node);
    if (found) look.mark *= scaled(found.value);
  });

  /** The scale of a mark of which the area grows with the value. */
  function scaled(value) {
    const [[highest]] = page.figures.scales[size()];
    return Math.sqrt(SMALLEST ** 2 + (LARGEST ** 2 - SMALLEST ** 2) * (highest ? value / highest : 0));
  }

  // A link has the colour of a group only inside it: between two groups it is of neither.
  rd.rules.edge.push((edge, look) => {
    if (!isOwn() || rd.isLitEdge(edge)) return;
    const [from, to] = [rd.tone(rd.nodes.get(edge.from)), rd.tone(rd.nodes.get(edge.to))];
    look.color = colour() === "community" && from && from === to ? from.line : rd.scheme().rule;
  });

  // --- the letter of a group or the number of a step, in the mark: colour is never the only cue ----------

  const SIGN = 7.5;
  rd.drawn.push((ctx) => {
    if (!isOwn() || colour() === "kind" || SIGN * rd.network.getScale() < 5.5) return;
    ctx.font = "700 " + SIGN + "px " + rd.FONT;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.lineWidth = 2.2;
    for (const node of rd.things()) {
      if (!node.look || !rd.isShown(node) || node.members) continue;
      const found = part(node);
      if (!found || !found.sign) continue;
      const x = node.form === "bar" ? node.box[0] + 15 : node.x;
      ctx.globalAlpha = node.look.alpha;
      ctx.strokeStyle = rd.scheme().paper;
      ctx.fillStyle = rd.scheme().ink;
      ctx.strokeText(found.sign, x, node.y + 0.5);
      ctx.fillText(found.sign, x, node.y + 0.5);
    }
    ctx.globalAlpha = 1;
  });

  // --- the legend ----------------------------------------------------------------------------------------

  const SQUARE = "M-1.1 -1.1H1.1V1.1H-1.1Z";
  const CIRCLE = "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z";
  const heading = element("h3", { id: "colours-title" });
  const list = element("ul", { id: "colours" });
  const sizes = element("p", { id: "sizes", className: "quiet" });
  rd.byId("legend").querySelector("p").after(heading, list, sizes);

  function glyph(tone, path, scale = 1) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const shape = document.createElementNS(svg.namespaceURI, "path");
    for (const [key, value] of [["viewBox", "-1.4 -1.4 2.8 2.8"], ["class", "glyph"], ["aria-hidden", "true"]]) svg.setAttribute(key, value);
    shape.setAttribute("d", path);
    if (scale !== 1) shape.setAttribute("transform", "scale(" + scale + ")");
    svg.append(shape);
    colourGlyph(svg, tone);
    return svg;
  }
  function colourGlyph(svg, tone) {
    const { schemes } = page;
    svg.style.setProperty("--light", tone ? tone.light.fill : schemes.light.muted);
    svg.style.setProperty("--dark", tone ? tone.dark.fill : schemes.dark.muted);
  }

  /** The lines of the legend for the colours now: ``{key, text, tone, sign}``. */
  function rows() {
    if (colour() === "community") {
      const alone = communities.filter(({ key }) => !key).slice(0, 1);
      return [...communities.filter(({ key }) => key), ...alone].map(({ key, label, letter, place }) =>
        ({ key, text: label, tone: key ? group(place) : NEUTRAL, sign: letter }));
    }
    return steps[colour()].map(([low, high], place) =>
      ({ key: String(place), text: ranged(colour(), low, high), tone: step(colour(), place), sign: String(place + 1) })).reverse();
  }
  const ranged = (measure, low, high) => (low === high ? spoken(measure, low)
    : say("figures_range", { low: spoken(measure, low), high: spoken(measure, high) }));

  function entry({ key, text, tone, sign }, count) {
    const button = element("button", { type: "button", className: "entry" },
      glyph(tone, SQUARE), element("span", { className: "part" }, sign),
      element("span", { className: "label" }, text), element("span", { className: "count" }, String(count)));
    button.dataset.key = key;
    button.setAttribute("aria-pressed", String(!rd.state.left.includes(hiddenKey(key))));
    return element("li", {}, button);
  }

  list.addEventListener("click", (event) => {
    event.stopPropagation(); // these lines are no part of the lines that came with the page
    const button = event.target.closest(".entry");
    if (!button) return;
    const own = hiddenKey(button.dataset.key);
    const { left } = rd.state;
    rd.change({ left: left.includes(own) ? left.filter((other) => other !== own) : [...left, own] });
    const node = rd.chosen();
    if (node && !rd.passes(node)) rd.choose(null);
  });

  const showLegend = rd.showLegend;
  rd.showLegend = () => {
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const hasRows = isOwn() && colour() !== "kind";
    heading.textContent = say("figures_colour") + ": " + COLOURS.find(([value]) => value === colour())[1];
    list.replaceChildren(...(hasRows ? lines() : []));
    list.hidden = !hasRows;
    showLegend();
    heading.hidden = !isOwn();
    if (focused !== null) list.querySelector('[data-key="' + CSS.escape(focused) + '"]')?.focus();
    rd.root.dataset.colour = colour();
    colourKinds();
    tellSizes();
  };

  function lines() {
    const counted = new Map();
    for (const node of rd.content()) {
      const found = part(node);
      if (found) counted.set(found.key, (counted.get(found.key) || 0) + 1);
    }
    return rows().filter(({ key }) => counted.has(key)).map((row) => entry(row, counted.get(row.key)));
  }

  const kindEntries = [...document.querySelectorAll('#legend .entry[data-group="kind"]')];
  function colourKinds() {
    for (const button of kindEntries) {
      colourGlyph(button.querySelector(".glyph"), colour() === "kind" ? group(kindPlace.get(Number(button.dataset.value))) : NEUTRAL);
    }
  }

  function tellSizes() {
    sizes.hidden = size() === "same";
    if (sizes.hidden) return;
    const [[highest]] = page.figures.scales[size()];
    const values = [0, highest / 4, highest];
    sizes.replaceChildren(element("span", {}, say("figures_size") + ": " + name(size())),
      ...values.flatMap((value) => [
        glyph(NEUTRAL, CIRCLE, (1.25 * scaled(value)) / LARGEST), element("span", {}, spoken(size(), value))]));
  }

  /** Who looks for a thing wants to see it, whatever the legend leaves out. */
  const unhide = rd.unhide;
  rd.unhide = (node) => {
    const found = isOwn() && part(node);
    const left = found ? rd.state.left.filter((key) => key !== hiddenKey(found.key)) : rd.state.left;
    if (left.length < rd.state.left.length) rd.change({ left });
    unhide(node);
  };

  // --- the controls --------------------------------------------------------------------------------------

  rd.figures.select("colour", say("figures_colour"), COLOURS);
  rd.figures.select("size", say("figures_size"), SIZES);
  rd.key("k", "keys_colour_do", () => rd.figures.next("colour", say("figures_colour"), COLOURS));
  rd.key("m", "keys_size_do", () => rd.figures.next("size", say("figures_size"), SIZES));
})(window.rodedraad);
