// The state of the page: one frozen object keyed on IRIs, with undo, redo, the URL fragment and a file.
((rd) => {
  "use strict";

  const initial = {};
  const past = [];
  const future = [];
  const listeners = [];
  const MOST_KEPT = 200;
  const FRAGMENT = "stand=";
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  rd.state = Object.freeze({});

  /** Declare a part of the state and what it is at the start. */
  rd.field = (name, value) => {
    initial[name] = value;
    rd.state = Object.freeze({ ...rd.state, [name]: value });
  };

  /** Call *listener* with the state now and before, after every change. */
  rd.onChange = (listener) => listeners.push(listener);

  /** Go on with *patch*: remembered, so that it can be undone; nothing happens where nothing changes. */
  rd.change = (patch) => {
    const next = { ...rd.state, ...patch };
    if (same(next, rd.state)) return;
    past.push(rd.state);
    if (past.length > MOST_KEPT) past.shift();
    future.length = 0;
    turn(next);
  };

  rd.undo = () => step(past, future, "undone");
  rd.redo = () => step(future, past, "redone");
  rd.canUndo = () => past.length > 0;
  rd.canRedo = () => future.length > 0;

  const atStart = () => {
    const { scheme, view, lens, language } = rd.state;
    return { ...initial, scheme, view, lens, language };
  };

  /** Everything as it was at the start, in one step that can be undone. */
  rd.reset = () => rd.change(atStart());
  rd.isReset = () => same(rd.state, atStart());

  function step(from, to, word) {
    if (!from.length) return;
    to.push(rd.state);
    turn(from.pop());
    rd.tell(rd.say(word));
  }

  function turn(next) {
    const before = rd.state;
    rd.state = Object.freeze(next);
    for (const listener of listeners) listener(rd.state, before);
    remember();
  }

  // --- saving and loading --------------------------------------------------------------------------------

  /** What differs from the start: small, and still right when the data have grown. */
  rd.saved = () => Object.fromEntries(
    Object.entries(rd.state).filter(([name, value]) => !same(value, initial[name])));

  /** Take over a saved state; names and things that are unknown here are left out. The language stays. */
  rd.load = (saved) => rd.change({ ...initial, ...known(saved), language: rd.state.language });

  /** The same for a state from outside, that may be in another language. */
  const open = (saved) => rd.change({ ...initial, language: rd.state.language, ...known(saved) });

  /** What goes along to the page in another language. */
  rd.history = () => ({ state: rd.state, past: [...past], future: [...future] });

  /** Go on where the page in another language was. */
  rd.resume = (history) => {
    past.push(...history.past);
    future.push(...history.future);
    turn({ ...initial, ...history.state });
  };

  function known(saved) {
    if (!saved || typeof saved !== "object" || Array.isArray(saved)) return {};
    return Object.fromEntries(Object.entries(saved).filter(([name, value]) => name in initial && fits(initial[name], value)));
  }

  /** Whether *value* can stand where *start* stood: nothing, or the same kind of thing. */
  function fits(start, value) {
    if (start === null) return typeof value !== "function";
    if (value === null) return false;
    if (Array.isArray(start) !== Array.isArray(value) || typeof start !== typeof value) return false;
    if (typeof start !== "object" || Array.isArray(start)) return true;
    return Object.keys(start).every((key) => key in value && fits(start[key], value[key]));
  }

  function remember() {
    const saved = rd.saved();
    const fragment = Object.keys(saved).length ? "#" + FRAGMENT + encodeURIComponent(JSON.stringify(saved)) : " ";
    try {
      history.replaceState(null, "", fragment === " " ? location.pathname + location.search : fragment);
    } catch {
      // A browser may forbid this for a file; the state itself stands.
    }
  }

  /** Read the state in the address, if there is one. */
  rd.fromAddress = () => {
    const [, text] = location.hash.split(FRAGMENT);
    if (!text) return;
    try {
      open(JSON.parse(decodeURIComponent(text)));
    } catch {
      rd.tell(rd.say("state_unreadable"));
    }
  };
  addEventListener("hashchange", rd.fromAddress);

  rd.download = (name, text, type) => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = rd.element("a", { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 0);
  };

  rd.save = () => {
    const { dataset } = rd.page;
    const text = JSON.stringify({ rodedraad: "state", dataset, state: rd.saved() }, null, 1) + "\n";
    rd.download("stand-" + (dataset || "netwerk") + ".json", text, "application/json");
    rd.tell(rd.say("state_saved"));
  };

  const input = rd.element("input", { type: "file", accept: "application/json,.json", hidden: true });
  input.setAttribute("aria-label", rd.say("state_open"));
  rd.open = () => input.click();
  input.addEventListener("change", async () => {
    const [file] = input.files;
    input.value = "";
    if (file) read(await file.text());
  });

  function read(text) {
    try {
      const found = JSON.parse(text);
      if (found.rodedraad !== "state") throw new TypeError("no state");
      open(found.state);
      rd.notice(rd.say("state_opened"));
    } catch {
      rd.notice(rd.say("state_unreadable"));
    }
  }

  /** Say something to everyone: under the bar, and to who listens. */
  rd.notice = (text) => {
    rd.byId("notice").textContent = text;
    rd.tell(text);
  };

  const button = (id, key, action) => rd.element("button", { id, type: "button", onclick: action }, rd.say(key));
  rd.byId("history").append(
    button("undo", "undo", rd.undo), button("redo", "redo", rd.redo),
    button("save", "state_save", rd.save), button("open", "state_open", rd.open), input);
  rd.onChange(() => {
    rd.byId("undo").disabled = !rd.canUndo();
    rd.byId("redo").disabled = !rd.canRedo();
    rd.byId("notice").textContent = "";
  });
  rd.byId("undo").disabled = rd.byId("redo").disabled = true;
})(window.rodedraad);
