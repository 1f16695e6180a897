// A project outside of this one that has installed the package.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { EXAMPLE, VITE_CONFIG, WORKER, WORKER_USE } from './readme.mjs';

/** The programs of this project's packages are there, as they would be of the consumer's own. */
const env = {
  ...process.env,
  NO_COLOR: '1',
  PATH: [join(project, 'node_modules/.bin'), process.env.PATH].join(delimiter),
};

/** Runs a program to its end and gives what it printed; rejects with that when it fails. */
async function run(command, args, cwd) {
  try {
    const { stdout } = await promisify(execFile)(command, args, { cwd, env });
    return stdout;
  } catch (error) {
    const said = `${error.stdout ?? ''}${error.stderr ?? ''}`;
    throw new Error(`${command} ${args.join(' ')} failed:\n${said}`, { cause: error });
  }
}

/** Says which bits the example ended with: the same wherever it ran. */
const BITS = `
const bits = new Uint8Array(await crypto.subtle.digest('SHA-256', session.save()));
console.log('bits', [...bits].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
`;
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

export class Consumer {
  folder = mkdtempSync(join(tmpdir(), 'vamos-package-'));
  /** The names of the files in the package. */
  packed = [];

  /** Packs and installs, without a network; then writes what the README prints. */
  async install() {
    const said = await run('npm', ['pack', '--json', '--pack-destination', this.folder], project);
    const [{ filename, files }] = JSON.parse(said.slice(said.search(/^\[$/m)));
    this.packed = files.map(({ path }) => path).sort();
    this.write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
    await this.run('npm', 'install', '--offline', '--no-audit', '--no-fund', `./${filename}`);
    this.write('example.js', EXAMPLE);
    this.write('bits.js', `${EXAMPLE}${BITS}`);
    this.write('app.js', `${EXAMPLE}${BITS}${WORKER_USE}`);
    this.write('worker.js', WORKER);
    this.write('vite.config.js', VITE_CONFIG);
    const head = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>Consumer</title>`;
    this.write('index.html', `<!doctype html>${head}<script type="module" src="./app.js"></script>\n`);
  }

  path = (name) => join(this.folder, name);

  run = (command, ...args) => run(command, args, this.folder);

  node = (name) => this.run(process.execPath, name);

  write(name, text) {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  read = (name) => readFileSync(this.path(name), 'utf8');

  /** Copies a file from elsewhere. */
  take = (source, name) => cpSync(source, this.path(name));

  remove = () => rmSync(this.folder, { recursive: true, force: true });
}
