// The language: the page begins again in the other one, and goes on where it was.
((rd) => {
  "use strict";

  const [own] = rd.languages;

  rd.field("language", ""); // empty: the first one of the file
  const spoken = () => (rd.languages.includes(rd.state.language) ? rd.state.language : own);

  const next = () => {
    const at = rd.languages.indexOf(spoken());
    const language = rd.languages[(at + 1) % rd.languages.length];
    rd.change({ language: language === own ? "" : language });
  };

  // --- what goes along besides the state -----------------------------------------------------------------

  const opened = () => [...document.querySelectorAll("details[id]")].filter((found) => found.open).map((found) => found.id);
  /** What stands in the search field; a label that was chosen there is to be read in the other language. */
  function searched() {
    const text = rd.byId("search").value;
    const node = rd.page.nodes.find((other) => text && rd.title(other) === text);
    return { text, iri: node ? node.iri : "" };
  }

  const SCROLLED = [".side", "#lijst"];

  /** End this page, and return what the next one needs to go on. */
  rd.leave = () => {
    const carried = {
      history: rd.history(),
      harvest: rd.harvest && rd.harvest.kept(),
      opened: opened(),
      search: searched(),
      focused: document.activeElement ? document.activeElement.id : "",
      scrolled: SCROLLED.map((selector) => document.querySelector(selector).scrollTop),
      eye: rd.moved ? { position: rd.network.getViewPosition(), scale: rd.network.getScale() } : null,
      cursor: rd.cursor === null ? null : rd.nodes.get(rd.cursor).iri,
    };
    if (document.activeElement) document.activeElement.blur(); // while what listens to that is still there
    rd.network.destroy();
    delete rd.root.dataset.drawn;
    return carried;
  };

  /** Go on where the page in the other language was, if there was one; tells whether. */
  rd.goOn = () => {
    const { history, opened: ids, search, focused, scrolled, eye, cursor } = rd.carried;
    if (!history) return false;
    for (const id of ids) if (rd.byId(id)) rd.byId(id).open = true;
    rd.byId("search").value = search.iri ? rd.title(rd.byIri.get(search.iri)) : search.text;
    if (cursor !== null && rd.byIri.has(cursor)) rd.cursor = rd.byIri.get(cursor).id;
    rd.resume(history);
    if (eye) {
      rd.network.moveTo(eye);
      rd.moved = true;
    }
    const again = focused && rd.byId(focused);
    if (again) again.focus({ preventScroll: true });
    SCROLLED.forEach((selector, place) => { document.querySelector(selector).scrollTop = scrolled[place]; });
    rd.tell(rd.say("language_now"));
    return true;
  };

  rd.onChange(() => rd.speak(spoken())); // nothing happens where that is spoken already
  if (rd.languages.length > 1) {
    rd.byId("language").addEventListener("click", next);
    rd.key("j", "keys_language_do", next);
  }
})(window.rodedraad);
