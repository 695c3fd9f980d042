// The figures of each thing: what it means to the network by each measure, its place, and what that says.
((rd) => {
  "use strict";

  const { page, say, element } = rd;
  const known = page.figures;
  if (!known) return;

  const SCALES = Object.keys(known.scales);
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const number = (value) => value.toLocaleString(rd.root.lang);
  const short = (value) => value.toLocaleString(rd.root.lang, { maximumSignificantDigits: 2 });
  const positions = new Map(page.nodes.map((node, position) => [node.id, position]));
  let isOpen = false; // whether the reader unfolded the figures: stays so from thing to thing

  /** What is measured of *node*: its value, its place among all and among its kind; null where nothing is. */
  function figure(measure, node) {
    const position = positions.get(node.id);
    if (position === undefined) return null;
    const [value, place] = known.scales[measure][known.values[measure][position]];
    return { value, place, placeOfKind: known.ofKind[measure][position], step: stepOf(measure, value) };
  }
  const stepOf = (measure, value) => known.steps[measure].findIndex(([, high]) => value <= high);

  /** The group that *node* hangs together with most: its letter, size and the thing that names it. */
  function community(node) {
    const position = positions.get(node.id);
    return position === undefined ? null : communities[known.community[position]];
  }
  const letter = (place) => LETTERS[place % LETTERS.length] + (place < LETTERS.length ? "" : Math.floor(place / LETTERS.length) + 1);
  const communities = known.communities.map(([iri, label, size], place) => ({
    key: size > 1 ? iri : "", place, size, centre: label,
    letter: size > 1 ? letter(place) : "",
    label: size > 1 ? say("figures_group", { letter: letter(place), label }) : say("figures_alone"),
  }));

  /** A value as one says it: what is a share as a percentage. */
  const spoken = (measure, value) =>
    measure === "betweenness" ? say("figures_percent", { value: short(100 * value) }) : short(value);

  rd.figures = { SCALES, figure, community, communities, spoken, number, name: (measure) => say("figure_" + measure) };

  // --- in the panel --------------------------------------------------------------------------------------

  const others = number(known.all - 1);
  const highest = (measure) => known.scales[measure][0][0];

  /** The value with its whole: a number alone says nothing. */
  const told = {
    degree: ({ value }) => say("figures_of", { value: number(value), all: others }),
    betweenness: ({ value }) => say("figures_betweenness", { value: spoken("betweenness", value) }),
    participation: (_, node) =>
      say("figures_participation", { value: known.spread[positions.get(node.id)], all: known.fields }),
    articulation: ({ value }) => say("figures_of", { value: number(value), all: others }),
    core: ({ value }) => say("figures_core", { value, all: highest("core") }),
    reach: ({ value }) => say("figures_of", { value: number(value), all: others }),
  };

  const linked = ({ value }) => (value === 1 ? say("links_one") : say("links", { count: number(value) }));
  const placed = ({ place }) => say("figures_place", { place: number(place), all: number(known.all) });
  const brief = (found) => [linked(found), ...(found.value ? [placed(found)] : [])].join(", ");

  function ranked(node, found) {
    if (!found.value) return "";
    const all = [placed(found)];
    const ofKind = known.kinds[page.kinds[node.kind].iri];
    const among = { place: number(found.placeOfKind), all: number(ofKind), kind: rd.kindOf(node) };
    return [...all, ...(ofKind > 1 ? [say("figures_place_kind", among)] : [])].join(" · ");
  }

  const line = (measure, value, rank) => [
    element("dt", { title: known.words["measure_" + measure] }, say("figure_" + measure)),
    element("dd", {}, element("strong", {}, value), rank ? element("span", { className: "quiet rank" }, rank) : null,
      element("span", { className: "quiet means" }, known.words["measure_" + measure])),
  ];

  function lines(node) {
    const group = community(node);
    const size = say("figures_of", { value: number(group.size), all: number(known.all) });
    return [
      ...SCALES.flatMap((measure) => {
        const found = figure(measure, node);
        return line(measure, told[measure](found, node), ranked(node, found));
      }),
      ...line("community", group.label, size),
    ];
  }

  rd.panel.push((node) => {
    if (!positions.has(node.id)) return [];
    const degree = figure("degree", node);
    const details = element("details", { id: "figures-of", open: isOpen },
      element("summary", {}, say("figures") + ": " + brief(degree)),
      element("dl", { className: "figures" }, ...lines(node)));
    details.addEventListener("toggle", () => { isOpen = details.open; });
    return [details];
  });

  // --- the section with the controls ---------------------------------------------------------------------

  const controls = element("div", { className: "controls" });
  rd.figures.controls = controls;
  rd.tool("figures", say("figures_tool")).append(controls,
    rd.quiet(say("figures_over", { things: number(known.all), pairs: number(known.pairs) })),
    ...(known.sampled ? [rd.quiet(say("figures_sampled", { sampled: number(known.sampled) }))] : []));

  /** A choice from *options*, each ``[value, text]``, that is the part *name* of the state. */
  rd.figures.select = (name, label, options) => {
    const select = element("select", { id: name, onchange: () => rd.change({ [name]: select.value }) },
      ...options.map(([value, text]) => element("option", { value }, text)));
    controls.append(element("label", {}, label + " ", select));
    const known = options.map(([value]) => value);
    const show = () => { select.value = known.includes(rd.state[name]) ? rd.state[name] : known[0]; };
    rd.onChange(show);
    show();
    return select;
  };

  /** The next of *options* after what the state has under *name*, said to who listens. */
  rd.figures.next = (name, label, options) => {
    const at = options.findIndex(([value]) => value === rd.state[name]);
    const [value, text] = options[(at + 1) % options.length];
    rd.change({ [name]: value });
    rd.notice(label + ": " + text);
  };
})(window.rodedraad);
