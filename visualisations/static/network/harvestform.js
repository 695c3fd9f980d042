// The form for one proposal: a remark, link, doubt or vote on what is chosen, in the name of a group.
((rd) => {
  "use strict";

  const { page, say, element, harvest } = rd;
  if (!harvest) return;

  const { may } = page.harvest;
  const kindIri = (node) => page.kinds[node.kind].iri;
  const labelOf = (iri) => (rd.byIri.has(iri) ? rd.title(rd.byIri.get(iri)) : iri);
  const dialog = element("dialog", { id: "harvest-form" });
  dialog.setAttribute("aria-labelledby", "harvest-form-title");
  document.body.append(dialog);

  const linkLabels = new Map(may.map(([iri, label]) => [iri, label]));
  rd.edges.forEach((edge) => {
    const iri = edge.count === undefined ? harvest.linkOf(edge) : null;
    if (iri && !linkLabels.has(iri)) linkLabels.set(iri, page.links[edge.link]);
  });

  harvest.kind = (item) => say({
    remark: "harvest_remark", link: "harvest_link", doubt: "harvest_doubt", vote: "harvest_vote",
  }[item.motivation]);
  harvest.linkInWords = ({ subject, predicate, object }) =>
    [labelOf(subject), linkLabels.get(predicate) || predicate, labelOf(object)].join(" – ");
  /** What a proposal is about, in words. */
  harvest.aboutInWords = (item) => {
    const link = harvest.about(item);
    if (link) return harvest.linkInWords(link);
    const other = harvest.items().find(({ id }) => item.targets.includes(id));
    return other ? say("harvest_proposal", { about: harvest.aboutInWords(other) }) : item.targets.map(labelOf).join(", ");
  };

  // --- what a proposal can be about: a thing, a link, or another proposal --------------------------------

  const ofNode = (node) => ({ title: rd.title(node), node, on: { targets: [node.iri] } });
  const ofEdge = (edge) => {
    const about = {
      type: "Statement", subject: rd.nodes.get(edge.from).iri, predicate: harvest.linkOf(edge), object: rd.nodes.get(edge.to).iri,
    };
    return { title: harvest.linkInWords(about), on: { about } };
  };
  const ofItem = (item) => ({ title: harvest.aboutInWords(item), kinds: ["vote"], on: { targets: [item.id] } });
  const canBe = (node) => Boolean(node) && !node.members; // a group of things is no thing itself

  /** What the key `o` is about: what is chosen, else where the keyboard stands. */
  function subject() {
    const [node, edge] = [rd.chosen(), rd.chosenEdge()];
    if (canBe(node)) return ofNode(node);
    if (edge && edge.count === undefined && harvest.linkOf(edge)) return ofEdge(edge);
    const standing = node || edge || rd.cursor === null ? null : rd.nodes.get(rd.cursor);
    return canBe(standing) ? ofNode(standing) : null;
  }

  /** The links that may be proposed from or to *node*: each with the kinds of the other end. */
  function linksOf(node) {
    const kind = kindIri(node);
    return may.flatMap(([iri, label, from, to]) => [
      ...(from.includes(kind) ? [{ iri, label, kinds: to, isOut: true }] : []),
      ...(to.includes(kind) ? [{ iri, label, kinds: from, isOut: false }] : []),
    ]);
  }

  // --- the form ------------------------------------------------------------------------------------------

  const field = (name, control) => element("label", { className: "field" }, element("span", {}, name), control);

  function radios(name, legend, choices, chosen, onchange) {
    const buttons = choices.map(([value, label]) => element("label", {},
      element("input", { type: "radio", name, value, checked: value === chosen, onchange: () => onchange(value) }), " " + label));
    return element("fieldset", {}, element("legend", {}, legend), ...buttons);
  }

  /** Ask for a proposal about *about*; *old* is the one to word anew. */
  function ask(about, old = null) {
    const links = about.node ? linksOf(about.node) : [];
    const kinds = about.kinds || ["remark", ...(links.length ? ["link"] : []), "doubt", "vote"];
    const draft = {
      kind: old ? old.motivation : kinds[0], choice: (old && old.choice) || "", link: links[0] || null, end: null,
    };
    const [, mostText, mostName] = page.harvest.most;
    const group = element("input", { id: "harvest-group", value: old ? old.group.name : harvest.group(), maxLength: mostName, autocomplete: "off" });
    const text = element("textarea", { id: "harvest-text", rows: 4, maxLength: mostText, value: old ? old.text : "" });
    const more = element("div", { className: "more" });
    const opener = document.activeElement;
    const wrong = element("p", { id: "harvest-wrong", className: "wrong", role: "alert" });

    function ends() {
      const fitting = page.nodes.filter((node) => draft.link.kinds.includes(kindIri(node)) && node !== about.node);
      return fitting.map((node) => ({ iri: node.iri, label: rd.title(node), more: rd.kindOf(node) }));
    }

    function linkInWords() {
      const other = draft.end ? labelOf(draft.end) : "…";
      const [from, to] = draft.link.isOut ? [about.title, other] : [other, about.title];
      return [from, draft.link.label, to].join(" – ");
    }

    function linkFields() {
      const told = element("p", { id: "harvest-link-told" }, linkInWords());
      const tell = () => { told.textContent = linkInWords(); };
      const picker = rd.picker("harvest-end", say("harvest_end"), ends, ({ iri }) => {
        draft.end = iri;
        document.getElementById("harvest-end").value = "";
        document.getElementById("harvest-end-found").hidden = true;
        tell();
        text.focus();
      }, close);
      const options = links.map((link, place) => element("option", { value: place },
        link.isOut ? about.title + " – " + link.label + " – …" : "… – " + link.label + " – " + about.title));
      const select = element("select", { id: "harvest-link", onchange: () => {
        Object.assign(draft, { link: links[Number(select.value)], end: null });
        tell();
      } }, ...options);
      return [field(say("harvest_which"), select), picker, told];
    }

    function showMore() {
      const votes = [["for", say("harvest_for")], ["against", say("harvest_against")]];
      if (draft.kind === "link" && !old) more.replaceChildren(...linkFields());
      else if (draft.kind !== "vote") more.replaceChildren();
      else more.replaceChildren(radios("harvest-choice", say("harvest_choice"), votes, draft.choice, (value) => { draft.choice = value; }));
    }

    function problem(made) {
      if (!made.group.name) return [say("harvest_no_group"), group];
      if (draft.kind === "link" && !old && !draft.end) return [say("harvest_no_end"), document.getElementById("harvest-end")];
      if (draft.kind === "vote" && !draft.choice) return [say("harvest_no_choice"), more.querySelector("input")];
      if ((draft.kind === "remark" || draft.kind === "doubt") && !made.text) return [say("harvest_no_text"), text];
      return null;
    }

    function on() {
      if (old) return old.proposes ? { proposes: old.proposes } : old.about ? { about: old.about } : { targets: old.targets };
      if (draft.kind !== "link") return about.on;
      const [from, to] = draft.link.isOut ? [about.node.iri, draft.end] : [draft.end, about.node.iri];
      return { proposes: { type: "Statement", subject: from, predicate: draft.link.iri, object: to } };
    }

    function submit(event) {
      event.preventDefault();
      const made = { motivation: draft.kind, group: { name: harvest.name(group.value) }, text: harvest.text(text.value) };
      const found = problem(made);
      if (found) {
        wrong.textContent = found[0];
        found[1].focus();
        return;
      }
      harvest.put({ ...made, ...(draft.kind === "vote" ? { choice: draft.choice } : {}), ...on() }, old && old.id);
      close();
      // What opened the form may have been drawn anew since.
      const back = opener.isConnected ? opener : opener.id && document.getElementById(opener.id);
      (back || document.querySelector(".harvest-begin") || rd.byId("map")).focus();
      rd.notice(say("harvest_added"));
    }

    function choose(kind) {
      draft.kind = kind;
      showMore();
    }

    const names = { remark: "harvest_remark", link: "harvest_link", doubt: "harvest_doubt", vote: "harvest_vote" };
    const which = kinds.map((kind) => [kind, say(names[kind])]);
    dialog.replaceChildren(element("form", { onsubmit: submit, noValidate: true },
      element("h2", { id: "harvest-form-title" }, say("harvest_about", { about: about.title })),
      element("p", { className: "quiet" }, say("harvest_not_judged")),
      old || kinds.length < 2 ? null : radios("harvest-kind", say("harvest_kind"), which, draft.kind, choose),
      more, field(say("harvest_text"), text), field(say("harvest_group"), group), wrong,
      element("p", { className: "controls" },
        element("button", { type: "submit", id: "harvest-put" }, say("harvest_put")),
        element("button", { type: "button", id: "harvest-cancel", onclick: close }, say("harvest_cancel")))));
    showMore();
    dialog.showModal();
    if (old || kinds.length < 2) text.focus();
    else dialog.querySelector("input[name=harvest-kind]:checked").focus();
  }

  function close() {
    dialog.close();
  }

  function begin() {
    const about = subject();
    if (about) ask(about);
    else rd.notice(say("harvest_choose_first"));
  }

  harvest.begin = begin;
  harvest.vote = (item) => ask(ofItem(item));
  harvest.reword = (item) => ask({ title: harvest.aboutInWords(item), kinds: [item.motivation], on: {} }, item);
  rd.key("o", "keys_harvest_do", begin);
})(window.rodedraad);
