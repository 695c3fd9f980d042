// A story: steps that set the state of the page, told in a bar over the map, played by arrow keys or buttons.
((rd) => {
  "use strict";

  const { say, element, byId } = rd;
  const stories = rd.page.stories || [];
  if (!stories.length) return;

  // {name, step, before}: what the state was when the story began stands in it, so that undo and the address keep it.
  rd.field("story", null);

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

  /** What a step makes of the state: as it was at the start, but for what the step names. */
  function go(story, at, before = rd.state.story.before) {
    const step = Math.min(story.steps.length - 1, Math.max(0, at));
    const { scheme, projector, view } = rd.state;
    const kept = { scheme, projector, view };
    rd.load({ ...kept, ...story.steps[step].state, story: { name: story.name, step, before } });
    tellStep();
  }

  function begin(story) {
    const { story: told, ...now } = rd.saved();
    go(story, 0, current() ? told.before : now);
    bar.focus();
  }

  function stop() {
    const { story, ...now } = rd.saved();
    rd.load({ ...(story.before || now), story: null });
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
    rd.tell([title, text, answer].filter(Boolean).join(". "));
  }

  // --- the bar -------------------------------------------------------------------------------------------

  const button = (id, key, action, disabled = false) =>
    element("button", { type: "button", id, onclick: action, disabled }, say(key));

  function caption({ story, at }) {
    const step = story.steps[at];
    return [
      element("p", { className: "quiet" }, say("story_step", { step: at + 1, total: story.steps.length }) + " · " + story.title),
      element("h2", {}, step.title),
      element("p", { className: "text" }, step.text),
      step.answer ? element("p", { className: "answer" }, element("span", { className: "quiet" }, step.asked + " "), step.answer) : null,
      element("p", { className: "controls" },
        button("story-back", "story_back", () => move(-1), at === 0),
        button("story-on", "story_on", () => move(1), at === story.steps.length - 1),
        button("story-stop", "story_stop", stop)),
    ].filter(Boolean);
  }

  function show() {
    const now = current();
    bar.hidden = !now;
    rd.root.classList.toggle("telling", Boolean(now));
    const focused = document.activeElement && bar.contains(document.activeElement) ? document.activeElement.id : null;
    bar.replaceChildren(...(now ? caption(now) : []));
    const again = focused && byId(focused);
    if (again && !again.disabled) again.focus();
    else if (focused && now) bar.focus();
  }

  rd.onChange((now, earlier) => {
    show();
    if (Boolean(now.story) !== Boolean(earlier.story)) requestAnimationFrame(rd.showAll);
  });

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
