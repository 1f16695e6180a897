// The compiled module alone, before any TypeScript: does it load and start in Node?
import { pathToFileURL } from 'node:url';

const { default: createVamosEngine } = await import(pathToFileURL(process.argv[2]).href);
const module = await createVamosEngine();
const names = Object.keys(module).filter((name) => typeof module[name] === 'function' && /^[A-Z]\w+$/.test(name));
if (typeof module.createSession !== 'function') throw new Error('it does not offer createSession');
console.log(`loaded; it offers ${names.join(', ')}`);
