// A story: steps that set the state of the page, told in a bar over the map, played by arrow keys or buttons.
((rd) => {
  "use strict";

  const { say, element, byId } = rd;
  const stories = rd.page.stories || [];
  if (!stories.length) return;

  // {name, step, before}: what the state was when the story began stands in it, so that undo and the address keep it.
  rd.field("story", null);

  // What belongs to the reader and not to the story: it stays as it is while steps go by.
  const OWN = ["scheme", "projector", "view", "language", "pinned", "arranged"];

  const bar = element("section", { id: "story", hidden: true, tabIndex: -1, "aria-label": say("story") });
  document.querySelector(".stage").append(bar);

  const inside = rd.tool("stories", say("stories"));
  for (const story of stories) {
    inside.append(element("button", { type: "button", onclick: () => begin(story) }, story.title));
  }

  const current = () => {
    const { story } = rd.state;
    const found = story && stories.find((other) => other.name === story.name);
    return found && Number.isInteger(story.step) && found.steps[story.step] ? { story: found, at: story.step } : null;
  };

  const own = () => Object.fromEntries(OWN.filter((name) => name in rd.state).map((name) => [name, rd.state[name]]));

  /** What a step makes of the state: as it was at the start, but for what the step names. */
  function go(story, at, before = rd.state.story.before) {
    const step = Math.min(story.steps.length - 1, Math.max(0, at));
    rd.load({ ...own(), ...story.steps[step].state, story: { name: story.name, step, before } });
    tellStep();
  }

  function begin(story) {
    const { story: told, ...now } = rd.saved();
    go(story, 0, current() ? told.before : now);
    bar.focus();
  }

  function stop() {
    const { story, ...now } = rd.saved();
    rd.load({ ...(story.before || now), ...own(), story: null });
    byId("map").focus();
  }

  const move = (by) => {
    const now = current();
    if (now) go(now.story, now.at + by);
  };

  function tellStep() {
    const now = current();
    if (!now) return;
    const { title, text, answer } = now.story.steps[now.at];
    const said = [position(now), title, text, answer].filter(Boolean);
    rd.tell(said.map((part) => (/[.?!]$/.test(part) ? part : part + ".")).join(" "));
  }

  // --- the bar -------------------------------------------------------------------------------------------

  const position = ({ story, at }) => say("story_step", { step: at + 1, total: story.steps.length });

  const button = (id, key, action, disabled = false) =>
    element("button", { type: "button", id, onclick: action, disabled }, say(key));

  /** All steps by name, to jump to one. */
  function jump({ story, at }) {
    const options = story.steps.map((step, place) =>
      element("option", { value: place, selected: place === at }, place + 1 + ". " + step.title));
    const select = element("select", { id: "story-jump", "aria-label": say("story_jump") }, ...options);
    select.addEventListener("change", () => go(story, Number(select.value)));
    return select;
  }

  function caption(now) {
    const { story, at } = now;
    const step = story.steps[at];
    const written = rd.evidenceOf ? rd.evidenceOf(step.evidence || []) : null;
    bar.classList.toggle("grounded", written !== null);
    return [
      element("div", { className: "above" },
        element("p", { className: "quiet" }, position(now) + " · " + story.title),
        element("p", { className: "controls" },
          jump(now),
          button("story-back", "story_back", () => move(-1), at === 0),
          button("story-on", "story_on", () => move(1), at === story.steps.length - 1),
          button("story-stop", "story_stop", stop))),
      element("div", { className: "words" },
        element("h2", {}, step.title),
        element("p", { className: "text" }, step.text),
        step.answer ? element("p", { className: "answer" }, element("span", { className: "quiet" }, step.asked + " "), step.answer) : null),
      written,
    ].filter(Boolean);
  }

  function show() {
    const now = current();
    bar.hidden = !now;
    rd.root.classList.toggle("telling", Boolean(now));
    const focused = document.activeElement && bar.contains(document.activeElement) ? document.activeElement.id : null;
    bar.replaceChildren(...(now ? caption(now) : []));
    bar.scrollTop = 0;
    makeRoom();
    const again = focused && byId(focused);
    if (again && !again.disabled) again.focus();
    else if (focused !== null && now) bar.focus();
  }

  /** The map and the list end where the bar begins, however much a step has to tell. */
  function makeRoom() {
    if (!bar.hidden) rd.root.style.setProperty("--story", bar.offsetHeight + "px");
  }

  rd.onChange(show);
  new ResizeObserver(makeRoom).observe(bar);

  // --- keys ----------------------------------------------------------------------------------------------

  const keys = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

  document.addEventListener("keydown", (event) => {
    const now = current();
    const isTyping = event.target.matches("input, textarea, select");
    if (!now || isTyping || document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Home") go(now.story, 0);
    else if (event.key === "End") go(now.story, now.story.steps.length - 1);
    else if (event.key in keys) move(keys[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  rd.onEscape(() => {
    if (!current()) return false;
    stop();
    return true;
  });
  rd.key("n", "keys_story_do", () => begin((current() || { story: stories[0] }).story));
  show();
})(window.rodedraad);
