/** What bundle/carried.ts puts in: the worker as a function of its global scope, and the engine's module packed (pack.ts). */
declare module '#classic-worker' {
  export default function work(self: MessagePort): void;
}

declare module '#packed-engine' {
  const packed: string;
  export default packed;
}
