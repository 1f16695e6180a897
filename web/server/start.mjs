#!/usr/bin/env node
// `npm start`: from a fresh clone to the page. `npm start -- --port 5000` chooses the port.
import { join } from 'node:path';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { main } from '../../core/wasm/toolchain/report.mjs';
import { buildAll } from '../build.mjs';
import { portFrom } from './port.mjs';
import { serve } from './static.mjs';

await main(async () => {
  const wanted = portFrom(process.argv.slice(2));
  await buildAll();
  const { port } = await serve(join(project, 'dist'), wanted);
  console.log(`\nVamos is at http://localhost:${port}/  (Ctrl+C stops it)`);
});
