/** In place of the addresses of the engine's module: the module itself, which the page sends. */
export let give: (module: ArrayBuffer) => void;
const given = new Promise<ArrayBuffer>((resolve) => {
  give = resolve;
});

// There is one engine: who asks for the relaxed one gets nothing, and with it the other (engine.ts).
const none = Promise.reject<ArrayBuffer>(new Error('It is not in this copy.'));
// Perhaps nobody asks.
none.catch(() => undefined);

export default { simd: given, relaxed: none };
