/**
 * The single file's own lines: they unpack its program, which the policy above knows by its hash, and its style sheet. CHARACTERS is
 * put in by the build (text85.mjs).
 */
(() => {
  const source = `<!doctype html>\n${document.documentElement.outerHTML}\n`;
  const policy = globalThis.trustedTypes?.createPolicy('vamos-file', { createScript: (code) => code });
  const start = async () => {
    const places = new Map([...CHARACTERS].map((character, place) => [character, place]));
    const packed = document.querySelector('#packed');
    const text = packed.textContent.replace(/\s/g, '');
    const bytes = new DataView(new ArrayBuffer((text.length / 5) * 4));
    for (let group = 0; group * 5 < text.length; group += 1) {
      let value = 0;
      for (let place = 0; place < 5; place += 1) value = value * 85 + places.get(text[group * 5 + place]);
      bytes.setUint32(group * 4, value);
    }
    const stream = new Blob([new Uint8Array(bytes.buffer, 0, Number(packed.dataset.length))]).stream();
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
