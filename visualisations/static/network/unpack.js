// Unpacks what stands compressed in the page and begins it, and begins it again in another language.
(async () => {
  "use strict";

  const root = document.documentElement;
  if (!("DecompressionStream" in window)) {
    root.className = ""; // a browser too old for the map still has the list
    return;
  }

  document.currentScript.remove(); // what stands in the body from here on is what the page shows
  const packed = {};
  const languages = [root.lang];
  for (const block of document.querySelectorAll("script[type='application/gzip']")) {
    packed[block.id] = block.textContent;
    if (block.lang) languages.push(block.lang);
    block.remove();
  }

  // Not every browser has the fast way yet.
  const bytesOf = (text) => (Uint8Array.fromBase64
    ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));

  async function unpacked(name) {
    const bytes = bytesOf(packed[name]);
    delete packed[name];
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }

  // --- what each language needs --------------------------------------------------------------------------

  const first = { title: document.title, body: document.body.cloneNode(true), page: unpacked("data") };
  const known = new Map([[languages[0], Promise.resolve(first)]]);

  /** The body as it was drawn, and the data as text: what runs changes both. */
  async function unpackedIn(language) {
    const { title, body, page } = JSON.parse(await unpacked("in-" + language));
    return {
      title: title + " · Rode Draad",
      body: new DOMParser().parseFromString(body, "text/html").body,
      page: JSON.stringify(page),
    };
  }

  function inLanguage(language) {
    if (!known.has(language)) known.set(language, unpackedIn(language));
    return known.get(language);
  }

  // --- beginning, and beginning again --------------------------------------------------------------------

  let running = new AbortController();

  // What listens to the whole window, or waits for the next picture, goes with the page that asked for it.
  for (const target of [window, document]) {
    const listen = target.addEventListener;
    target.addEventListener = (type, listener, options) => {
      const asked = options !== null && typeof options === "object" ? options : { capture: Boolean(options) };
      listen.call(target, type, listener, { ...asked, signal: running.signal });
    };
  }

  const later = window.requestAnimationFrame;
  window.requestAnimationFrame = (work) => {
    const { signal } = running;
    return later.call(window, (time) => { if (!signal.aborted) work(time); });
  };

  function run(text) {
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
    script.remove();
  }

  async function begin(language) {
    const { title, body, page } = await inLanguage(language);
    const data = JSON.parse(await page);
    const carried = now ? window.rodedraad.leave() : {};
    if (now) { // the first time there is nothing of ours to end
      running.abort();
      running = new AbortController();
    }
    if (now || language !== root.lang) document.body.replaceWith(document.adoptNode(body.cloneNode(true)));
    root.lang = now = language;
    document.title = title;
    window.rodedraad = { page: data, language, languages, carried, running: running.signal, speak };
    run(program);
  }

  let now = "";
  let wanted = languages[0];
  let turning = Promise.resolve();

  /** Go on in *language*; of several asked for at once the last one counts. */
  function speak(language) {
    wanted = language;
    turning = turning.then(() => (wanted === now ? undefined : begin(wanted)));
    return turning;
  }

  const asked = /"language":"([a-z]+)"/.exec(decoded(location.hash));
  const [library, program] = await Promise.all([unpacked("library"), unpacked("program")]);
  run(library);
  await speak(asked && languages.includes(asked[1]) ? asked[1] : languages[0]);

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";
    }
  }
})();
