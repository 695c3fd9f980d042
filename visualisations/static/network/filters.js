// Filters besides the legend: level of government, a day, what is stated, what has evidence.
((rd) => {
  "use strict";

  const { page, say, element } = rd;
  const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  const levels = [...new Map(page.nodes.filter((node) => node.level).map((node) => [node.levelIri, node.level]))]
    .sort(([, one], [, other]) => one.localeCompare(other, rd.language));
  const dated = page.nodes.some((node) => node.start || node.end);

  rd.field("levels", []); // the IRIs of those that are hidden
  rd.field("on", "");
  rd.field("written", false);
  rd.field("certain", "all"); // all, stated or inferred

  const isInForce = (node, day) => !(node.end && node.end < day) && !(node.start && node.start > day);
  const isWritten = (owner) => (owner.evidence || []).length > 0;

  rd.rules.shown.push((node) => !node.level || !rd.state.levels.includes(node.levelIri));
  rd.rules.shown.push((node) => !isDay(rd.state.on) || isInForce(node, rd.state.on));
  rd.rules.shown.push((node) => !rd.state.written || isWritten(node));
  rd.rules.drawn.push((edge) => !rd.state.written || isWritten(edge));
  rd.rules.drawn.push((edge) => !["stated", "inferred"].includes(rd.state.certain) ||
    rd.isStated(edge) === (rd.state.certain === "stated"));
  rd.rules.inferred.push(() => rd.state.certain === "inferred");

  // --- the controls --------------------------------------------------------------------------------------

  const inside = rd.tool("filters", say("filters"));

  function check(id, text, change) {
    const box = element("input", { type: "checkbox", id, onchange: () => change(box.checked) });
    inside.append(element("label", {}, box, " " + text));
    return box;
  }

  const written = check("written", say("filter_written"), (on) => rd.change({ written: on }));
  const boxes = levels.map(([iri, level], number) => [iri, check("level-" + number, say("filter_level", { level }), (on) => {
    const others = rd.state.levels.filter((other) => other !== iri);
    rd.change({ levels: on ? others : [...others, iri] });
  })]);

  const certain = element("select", { id: "certain", onchange: () => rd.change({ certain: certain.value }) },
    ...[["all", "filter_all"], ["stated", "filter_stated"], ["inferred", "filter_inferred"]]
      .map(([value, key]) => element("option", { value }, say(key))));
  inside.append(element("label", {}, say("filter_certain") + " ", certain));

  const day = element("input", { type: "date", id: "on", onchange: () => rd.change({ on: day.value }) });
  const undated = rd.quiet("");
  const dayLabel = element("label", {}, say("filter_on") + " ", day);
  if (dated) inside.append(dayLabel, undated);

  // A control shows only where it does something; where one is on it does, whatever the view holds.
  const content = () => rd.content();
  const hasLevel = (iri) => rd.state.levels.includes(iri) || content().some((node) => node.levelIri === iri);
  const hasDays = () => dated && (Boolean(rd.state.on) || content().some((node) => node.start || node.end));

  function showControls() {
    for (const [iri, box] of boxes) box.parentElement.hidden = !hasLevel(iri);
    dayLabel.hidden = undated.hidden = !hasDays();
  }

  /** Hide the next level of government of this view alone; after the last one all show again. */
  function nextLevel() {
    const here = levels.filter(([iri]) => hasLevel(iri));
    if (!here.length) return rd.notice(say("filter_no_levels"));
    const hidden = here.findLastIndex(([iri]) => rd.state.levels.includes(iri));
    const next = here[hidden + 1];
    rd.change({ levels: next ? [next[0]] : [] });
    rd.notice(next ? say("filter_level_hidden", { level: next[1] }) : say("filter_levels_shown"));
  }

  function toDay() {
    if (!hasDays()) return rd.notice(say("filter_no_days"));
    rd.byId("filters").open = true;
    day.focus();
  }

  function show() {
    showControls();
    written.checked = rd.state.written;
    certain.value = rd.state.certain;
    day.value = rd.state.on;
    for (const [iri, box] of boxes) box.checked = !rd.state.levels.includes(iri);
    const kinds = new Set(page.nodes.filter((node) => node.start || node.end).map((node) => node.kind));
    const unknown = rd.things().filter((node) => kinds.has(node.kind) && !node.start && !node.end).length;
    undated.textContent = isDay(rd.state.on) && unknown ? say("filter_undated", { count: unknown }) : "";
  }

  rd.onChange(show);
  if (levels.length) rd.key("a", "keys_level_do", nextLevel);
  if (dated) rd.key("d", "keys_day_do", toDay);
  rd.key("e", "keys_written_do", () => rd.change({ written: !rd.state.written }));
  show();
})(window.rodedraad);
