#!/usr/bin/env node
// Serves dist/ as it is: node web/server/serve.mjs [--port 5173] [--strict-port]
import { fileURLToPath } from 'node:url';
import { portFrom } from './port.mjs';
import { serve } from './static.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const strict = process.argv.includes('--strict-port');
const { port } = await serve(dist, portFrom(process.argv.slice(2)), { strict });
console.log(`http://localhost:${port}/`);
