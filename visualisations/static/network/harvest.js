// The harvest: what groups propose, kept in the browser until it is saved as one change file.
((rd) => {
  "use strict";

  const { page, say } = rd;
  const block = page.harvest;
  if (!block) return;

  const KEY = "rodedraad.oogst." + page.dataset;
  const KINDS = ["remark", "link", "doubt", "vote"];
  const [MOST_BYTES, MOST_CHARACTERS, MOST_NAME] = block.most;
  const SESSION = /^20\d\d-\d\d-\d\d-[0-9a-f]{8,32}$/;
  const ID = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  // What no one can see, or what turns the order of a text around: the reader of the file refuses it.
  const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

  const NOTHING = Object.freeze({ session: "", group: "", items: [], isSaved: true });
  const listeners = [];
  let kept = NOTHING;
  let keeps = true; // whether the browser keeps anything for this page

  // --- texts and names -----------------------------------------------------------------------------------

  const text = (given, most = MOST_CHARACTERS) =>
    [...given.replace(/\r\n?/g, "\n").replace(/\t/g, " ").replace(UNSEEN, "")].slice(0, most).join("").trim();
  const name = (given) => text(given.replace(/\s+/g, " "), MOST_NAME);

  function random(bytes) {
    const found = crypto.getRandomValues(new Uint8Array(bytes));
    return [...found].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function newId() {
    const digits = random(16);
    const parts = [digits.slice(0, 8), digits.slice(8, 12), "4" + digits.slice(13, 16), "8" + digits.slice(17, 20), digits.slice(20)];
    return "urn:uuid:" + parts.join("-");
  }

  const newSession = () => new Date().toISOString().slice(0, 10) + "-" + random(4);

  // --- reading what a file or the browser holds: by whatever hand ----------------------------------------

  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const isText = (value, most) => typeof value === "string" && value.length <= most;
  const isIri = (value) => isText(value, 2000) && /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|^`\\]+$/.test(value);

  function readLink(found) {
    if (!isObject(found)) return null;
    const { subject, predicate, object } = found;
    return [subject, predicate, object].every(isIri) ? { type: "Statement", subject, predicate, object } : null;
  }

  /** A proposal with only what belongs in it, or null. */
  function readItem(found) {
    if (!isObject(found) || !isObject(found.group)) return null;
    const { id, motivation, time, choice } = found;
    const fits = typeof id === "string" && ID.test(id) && KINDS.includes(motivation) && isText(time, 40) &&
      !Number.isNaN(Date.parse(time)) && isText(found.group.name, MOST_NAME) && isText(found.text, 2 * MOST_CHARACTERS);
    if (!fits) return null;
    const item = {
      id, type: "Annotation", motivation, time: new Date(time).toISOString(),
      group: { name: name(found.group.name) }, text: text(found.text),
    };
    if (motivation === "link") return withLink(item, "proposes", readLink(found.proposes));
    if (motivation === "vote") {
      if (choice !== "for" && choice !== "against") return null;
      item.choice = choice;
    } else if (!item.text) return null;
    if (found.about !== undefined) return withLink(item, "about", readLink(found.about));
    const { targets } = found;
    return Array.isArray(targets) && targets.length && targets.every(isIri) ? { ...item, targets } : null;
  }

  const withLink = (item, key, link) => (link && item.group.name ? { ...item, [key]: link } : null);

  /** A change file as the harvest it holds, or null. */
  function readFile(found) {
    if (!isObject(found) || !isObject(found.group) || !Array.isArray(found.items)) return null;
    if (typeof found.session !== "string" || !SESSION.test(found.session) || !isText(found.group.name, MOST_NAME)) return null;
    const items = found.items.map(readItem);
    if (items.includes(null)) return null;
    return { session: found.session, group: name(found.group.name), items };
  }

  const written = ({ session, group, items }) =>
    ({ "@context": block.context, session, dataset: page.dataset, group: { name: group }, items });

  // --- keeping -------------------------------------------------------------------------------------------

  /** What the browser holds now: another window of the same page may have added to it. */
  function fresh() {
    if (!keeps) return kept;
    try {
      const held = localStorage.getItem(KEY);
      const found = held === null ? null : JSON.parse(held);
      const file = isObject(found) ? readFile(found.file) : null;
      if (file) return { ...file, isSaved: found.isSaved === true };
      return NOTHING;
    } catch (error) {
      if (!(error instanceof SyntaxError)) keeps = false; // a browser may keep nothing for a file
      return error instanceof SyntaxError ? NOTHING : kept;
    }
  }

  function put(next) {
    kept = next;
    try {
      if (!next.session) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, JSON.stringify({ isSaved: next.isSaved, file: written(next) }));
      keeps = true;
    } catch {
      keeps = false;
    }
    for (const listener of listeners) listener();
  }

  const change = (items, group = kept.group) => {
    const now = fresh();
    put({ session: now.session || newSession(), group: group || now.group, items: items(now.items), isSaved: false });
  };

  function download() {
    const now = fresh();
    if (!now.items.length) return rd.notice(say("harvest_nothing"));
    rd.download("oogst-" + now.session + ".jsonld", JSON.stringify(written(now), null, 1) + "\n", "application/ld+json");
    put({ ...now, isSaved: true });
    return rd.notice(say("harvest_saved", { count: now.items.length }));
  }

  const newest = (one, other) => (Date.parse(other.time) > Date.parse(one.time) ? other : one);

  function together(own, given) {
    const byId = new Map(own.map((item) => [item.id, item]));
    for (const item of given) byId.set(item.id, byId.has(item.id) ? newest(byId.get(item.id), item) : item);
    return [...byId.values()];
  }

  async function open(file) {
    const found = file.size > MOST_BYTES ? null : parsed(await file.text());
    const given = readFile(found);
    if (!given) return rd.notice(say("harvest_unreadable"));
    const now = fresh();
    const isOther = now.items.length > 0 && now.session !== given.session;
    if (isOther && !now.isSaved) return rd.notice(say("harvest_other"));
    const items = isOther ? given.items : together(now.items, given.items);
    const isSaved = isOther || !now.items.length || now.isSaved;
    put({ ...given, items, isSaved });
    const isNow = found.dataset === page.dataset;
    return rd.notice(say(isNow ? "harvest_opened" : "harvest_opened_version", { count: items.length }));
  }

  function parsed(content) {
    try {
      return JSON.parse(content);
    } catch {
      return null;
    }
  }

  kept = rd.carried.harvest || NOTHING; // from the page in another language, also where the browser keeps nothing
  kept = fresh();
  rd.harvest = {
    text, name, open, download,
    kept: () => kept,
    items: () => kept.items,
    group: () => kept.group,
    isSaved: () => kept.isSaved,
    isKept: () => keeps,
    onChange: (listener) => listeners.push(listener),
    about: (item) => item.proposes || item.about || null,
    linkOf: (edge) => block.links[block.edges[edge.id]] || null,
    /** Put a proposal in: a new one, or a new wording of the one with *id*. */
    put: (item, id = null) => {
      const made = { id: id || newId(), type: "Annotation", time: new Date().toISOString(), ...item };
      change((items) => (items.some((other) => other.id === made.id)
        ? items.map((other) => (other.id === made.id ? made : other)) : [...items, made]), item.group.name);
      return made;
    },
    remove: (id) => change((items) => items.filter((item) => item.id !== id)),
    restore: (item) => change((items) => [...items.filter((other) => other.id !== item.id), item]),
    clear: () => put(NOTHING),
  };

  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    kept = fresh();
    for (const listener of listeners) listener();
  });
  addEventListener("beforeunload", (event) => {
    if (kept.items.length && !kept.isSaved) event.preventDefault();
  });
})(window.rodedraad);
