// The red thread in the page: from what is chosen to any other thing, step by step in words and in red.
((rd) => {
  "use strict";

  const { page, say, element, quiet, byId } = rd;
  rd.field("thread", null); // { from, to, rank }
  if (!page.threads) return;

  const TOO_SMALL = 0.7; // below this scale the names along the thread cannot be read
  let world = null;
  let from = null; // where a thread is to begin while its other end is sought: no part of the state
  let known = { key: "", found: null, told: null };

  /** All ties, made when first needed: the first picture does not wait for them. */
  rd.allTies = () => (world = world || rd.tiesOf(page.threads));

  const section = element("section", { id: "thread", tabIndex: -1, hidden: true });
  section.setAttribute("aria-label", say("thread"));
  byId("panel").before(section);

  /** The threads that the state asks for; null where it asks for none, or for what is not here. */
  function wanted() {
    const asked = rd.state.thread;
    if (!asked || typeof asked !== "object") return null;
    const [start, end] = [asked.from, asked.to].map((iri) => rd.allTies().byIri.get(iri));
    if (!start || !end || start === end) return null;
    const key = start.id + " " + end.id;
    if (known.key !== key) {
      const found = rd.threadsBetween(rd.allTies(), start.id, end.id);
      const told = rd.toldThreads(rd.allTies(), found);
      known = { key, found, told, all: [...told.strongest, ...(told.shorter ? [told.shorter] : [])] };
    }
    const place = Number.isInteger(asked.rank) ? asked.rank - 1 : 0;
    return { ...known, rank: known.all[place] ? place : 0 };
  }

  /** The thread that is followed now, or null. */
  rd.thread = () => {
    const now = wanted();
    return now && now.all.length ? now.all[now.rank] : null;
  };
  /** The things it runs along, as they stand in the page; null for what the page does not draw at all. */
  rd.threadNodes = (thread) => thread.nodes.map((node) => rd.byIri.get(rd.allTies().things[node].iri) || null);

  // --- choosing the other end ----------------------------------------------------------------------------

  function begin() {
    const node = rd.chosen() || (rd.cursor === null ? null : rd.nodes.get(rd.cursor));
    if (!node || !rd.allTies().byIri.has(node.iri)) return rd.notice(say("thread_choose_first"));
    from = node.iri;
    show();
    byId("thread-to").focus();
    rd.tell(say("thread_ask", { from: rd.title(node) }));
  }

  function follow(to, rank = 1) {
    if (to === from || !rd.allTies().byIri.has(to)) return rd.notice(say("thread_same"));
    const asked = { from, to, rank };
    from = null;
    rd.change({ thread: asked, node: null, edge: null });
    if (rd.moved || rd.network.getScale() < TOO_SMALL) rd.fitThread();
    byId("thread").focus();
    rd.tell(known.told.headline);
  }

  function letGo() {
    if (from !== null) {
      from = null;
      show();
      byId("map").focus();
      return true;
    }
    if (rd.state.thread === null || rd.state.node || rd.state.edge) return false;
    rd.change({ thread: null });
    return true;
  }

  // Whoever chooses a thing while the other end is sought, chooses that end: on the map or by search.
  const { choose, reach } = rd;
  rd.choose = (id) => (from !== null && id !== null ? follow(rd.nodes.get(id).iri) : choose(id));
  rd.reach = (node) => (from !== null ? follow(node.iri) : reach(node));

  const ends = () => rd.allTies().things.map(({ iri, label, kind }) => ({ iri, label, more: page.threads.kinds[kind][1] }));

  // --- in words ------------------------------------------------------------------------------------------

  function asking() {
    const { label } = rd.allTies().byIri.get(from);
    return [
      element("button", { type: "button", id: "thread-close", onclick: letGo }, say("back")),
      element("h2", {}, say("thread")), element("p", {}, say("thread_ask", { from: label })),
      rd.picker("thread-to", say("thread_to"), ends, ({ iri }) => follow(iri), letGo),
    ];
  }

  function take(rank) {
    rd.change({ thread: { ...rd.state.thread, rank } });
    section.querySelector(".ranks [aria-pressed=true]").focus(); // the buttons are new ones
  }

  function close() {
    rd.change({ thread: null });
    byId("map").focus();
  }

  function ranks({ all, told, rank }) {
    if (all.length < 2) return [];
    const name = (place) => (place === told.strongest.length ? say("thread_shortest") : String(place + 1));
    const choices = all.map((_, place) => {
      const button = element("button", { type: "button", onclick: () => take(place + 1) }, name(place));
      button.setAttribute("aria-pressed", String(place === rank));
      return button;
    });
    const group = element("div", { className: "ranks", role: "group" }, ...choices);
    group.setAttribute("aria-label", say("thread_which"));
    return [group];
  }

  function step({ end, sentence, standing, also, lines }) {
    const iri = rd.allTies().things[end].iri;
    const node = rd.byIri.get(iri);
    const away = !node || !rd.lens().nodes.includes(node.id); // the map itself follows later
    return element("li", {}, sentence, " ", element("span", { className: "standing" }, page.threads.words[standing]),
      away ? element("span", { className: "quiet" }, " " + say("thread_not_here")) : null,
      element("details", {}, element("summary", {}, say("source")),
        element("pre", {}, lines.join("\n")),
        ...also.map((other) => quiet(say("thread_also", { sentence: other })))));
  }

  /** A button to the view that has more of the thread than this one. */
  function elsewhere(thread) {
    const ids = rd.threadNodes(thread).filter(Boolean).map(({ id }) => id);
    const has = (lens) => ids.filter((id) => lens.nodes.includes(id)).length;
    const best = page.views.reduce((most, lens) => (has(lens) > has(most) ? lens : most), rd.lens());
    if (best === rd.lens()) return [];
    const values = { view: best.title, count: has(best), all: thread.nodes.length };
    return [element("button", { type: "button", id: "thread-view", onclick: () => lookIn(best.name) },
      say("thread_elsewhere", values))];
  }

  function lookIn(lens) {
    rd.change({ lens, edge: null });
    rd.fitThread();
    byId("thread").focus();
  }

  function telling(now) {
    const { told, all, rank } = now;
    const parts = [
      element("button", { type: "button", id: "thread-close", onclick: close }, say("back")),
      element("h2", {}, say("thread")), element("p", { className: "headline" }, told.headline), ...ranks(now),
    ];
    if (!all.length) {
      const list = (lines) => element("ul", {}, ...lines.map((line) => element("li", {}, line)));
      return [...parts, list(told.broken), ...(told.mends.length ? [element("h3", {}, say("thread_mends")), list(told.mends)] : [])];
    }
    const thread = all[rank];
    const first = rd.allTies().things[thread.nodes[0]].label;
    return [
      ...parts, element("p", {}, element("b", {}, "1 "), first),
      element("ol", { className: "steps", start: 2 }, ...thread.steps.map(step)),
      ...elsewhere(thread),
      element("h3", {}, say("thread_why")), element("ul", {}, ...thread.remarks.map((remark) => element("li", {}, remark))),
    ];
  }

  function show() {
    const now = from === null ? wanted() : null;
    section.replaceChildren(...(from !== null ? asking() : now ? telling(now) : []));
    section.hidden = !section.childElementCount;
  }

  rd.panel.push((node) => (rd.allTies().byIri.has(node.iri)
    ? [element("button", { type: "button", id: "thread-from", onclick: begin }, say("thread_from"), " ", element("kbd", {}, "t"))] : []));
  rd.key("t", "keys_thread_do", begin);
  rd.onEscape(letGo);
  rd.onChange(show);
})(window.rodedraad);
