/**
 * The single file's own lines: they unpack its program, which the policy above knows by its hash, and its style sheet. CHARACTERS is
 * put in by the build (text91.mjs).
 */
(() => {
  const source = `<!doctype html>\n${document.documentElement.outerHTML}\n`;
  const policy = globalThis.trustedTypes?.createPolicy('vamos-file', { createScript: (code) => code });
  const start = async () => {
    const places = new Map([...CHARACTERS].map((character, place) => [character, place]));
    const packed = document.querySelector('#packed');
    const text = packed.textContent.replace(/\s/g, '');
    const bytes = new Uint8Array(Number(packed.dataset.length));
    let held = 0;
    let count = 0;
    let at = 0;
    for (let pair = 0; pair < text.length; pair += 2) {
      held = (held << 13) | (places.get(text[pair]) + 91 * places.get(text[pair + 1]));
      for (count += 13; count >= 8 && at < bytes.length; at += 1) {
        count -= 8;
        bytes[at] = held >> count;
        held &= (1 << count) - 1;
      }
    }
    const stream = new Blob([bytes]).stream();
    const unpacked = await new Response(stream.pipeThrough(new DecompressionStream('deflate-raw'))).text();
    const [style, code] = unpacked.split('\0');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
    globalThis.vamosFile = { source, address: document.querySelector('meta[name=vamos]').content };
    const script = document.createElement('script');
    script.textContent = policy?.createScript(code) ?? code;
    document.body.append(script);
  };
  // What the page says after some seconds without a program says it all.
  start().catch((error) => console.error(error));
})();
