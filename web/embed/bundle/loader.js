/**
 * The first lines of the classic build: chunks define themselves here, and one that has not come yet is asked for by a script
 * element of its own, beside the script that this stands in. No address but those is ever asked for.
 */
const vamos = (() => {
  const bodies = new Map();
  const made = new Map();
  const coming = new Map();
  const { src: beside, nonce } = document.currentScript;
  const policy = globalThis.trustedTypes?.createPolicy('vamos-chunks', {
    createScriptURL: (address) => {
      if (new URL('.', address).href !== new URL('.', beside).href) throw new TypeError(`${address} is not ours.`);
      return address;
    },
  });

  const need = (path) => {
    const name = path.replace(/^\.\//, '');
    const known = made.get(name);
    if (known) return known;
    const exports = {};
    made.set(name, exports);
    bodies.get(name).body(exports, need, load);
    return exports;
  };

  const fetched = (name) => {
    const found = coming.get(name);
    if (found) return found;
    const one = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      const failed = () => {
        script.remove();
        // It can be asked for again.
        coming.delete(name);
        reject(new Error(`${name} could not be loaded.`));
      };
      const address = new URL(name, beside).href;
      // What lets this script run lets its others.
      script.nonce = nonce;
      script.src = policy?.createScriptURL(address) ?? address;
      script.onload = () => {
        if (!bodies.has(name)) return failed();
        script.remove();
        resolve();
      };
      script.onerror = failed;
      // In the document until it has come: WebKit's collector takes one that is not, and its `load` is never told.
      document.head.append(script);
    });
    coming.set(name, one);
    return one;
  };

  /** With all that it needs; `seen` because two may need each other. */
  const arrived = async (name, seen) => {
    if (seen.has(name)) return;
    seen.add(name);
    if (!bodies.has(name)) await fetched(name);
    await Promise.all(bodies.get(name).needs.map((other) => arrived(other, seen)));
  };

  const load = (name) => arrived(name, new Set()).then(() => need(name));

  return { define: (name, needs, body) => bodies.set(name, { needs, body }), load };
})();
