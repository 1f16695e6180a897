// The compiled module alone, before any TypeScript: does it load and start in Node?
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { default: createVamosEngine } = await import(pathToFileURL(process.argv[2]).href);
const compiled = new WebAssembly.Module(readFileSync(process.argv[2].replace(/\.js$/, '.wasm')));
const instantiateWasm = (imports, receive) => receive(new WebAssembly.Instance(compiled, imports)) ?? {};
const module = await createVamosEngine({ instantiateWasm });
const names = Object.keys(module).filter((name) => typeof module[name] === 'function' && /^[A-Z]\w+$/.test(name));
if (typeof module.createSession !== 'function') throw new Error('it does not offer createSession');
console.log(`loaded; it offers ${names.join(', ')}`);
