/** Runs the built command in a folder of its own. */
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const VAMOS = process.env.VAMOS_COMMAND ?? join(root, 'build/native/vamos');
/** Milliseconds after which it hangs for certain; a build that counts lines takes twenty times as long as the one we ship. */
export const HANGS_AFTER = process.env.VAMOS_COMMAND === undefined ? 50_000 : 400_000;
/** Containers without /dev/pts cannot open a terminal; what is tested on one is skipped there, and counted as skipped. */
export const HAS_TERMINALS = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;
export const LETS_GO = [
  join(root, 'web/lessons/lets-go/lets-go.tsv'),
  '--preset',
  join(root, 'web/lessons/lets-go/preset.json'),
];

export interface Outcome {
  code: number | null;
  signal: string | null;
  out: string;
  err: string;
}

interface RunOptions {
  input?: string | Buffer;
  env?: Record<string, string>;
}

/** Without what the caller's terminal would change. */
function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const all = Object.entries({ ...process.env, LC_ALL: 'C.UTF-8' }).filter(
    ([name]) => !['NO_COLOR', 'COLUMNS', 'TERM'].includes(name),
  );
  return { ...Object.fromEntries(all), ...more };
}

/** Without the control sequences for colours and for clearing a line. */
export const plain = (text: string): string => text.split('\u001B[').map(afterSequence).join('');
const afterSequence = (part: string, index: number): string => (index === 0 ? part : part.replace(/^[\d;]*[mK]/, ''));

export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'vamos-cli-'));

  file(name: string): string {
    return join(this.path, name);
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.file(name), content);
    return name;
  }

  read(name: string): Buffer {
    return readFileSync(this.file(name));
  }

  vamos(args: string[], { input = '', env }: RunOptions = {}): Outcome {
    return outcome(
      spawnSync(VAMOS, args, {
        cwd: this.path,
        input,
        env: environment(env),
        maxBuffer: 1 << 28,
        timeout: HANGS_AFTER,
      }),
    );
  }

  /** A line of bash, in which `vamos` is the command. */
  bash(line: string, env?: Record<string, string>): Outcome {
    const script = `vamos() { '${VAMOS}' "$@"; }; ${line}`;
    return outcome(spawnSync('bash', ['-c', script], { cwd: this.path, env: environment(env), timeout: HANGS_AFTER }));
  }

  /** On a terminal of so many columns; gives all that was written to it. */
  terminal(args: string[], columns = 80, env: Record<string, string> = {}): Outcome {
    const quoted = [VAMOS, ...args].map((arg) => `'${arg.replaceAll("'", String.raw`'\''`)}'`).join(' ');
    const script = `stty cols ${columns} rows 40; ${quoted}`;
    return outcome(
      spawnSync('script', ['-qec', script, '/dev/null'], {
        cwd: this.path,
        env: environment({ TERM: 'xterm-256color', SHELL: '/bin/sh', ...env }),
        timeout: HANGS_AFTER,
      }),
    );
  }

  /** Starts it and sends a signal as soon as it would be caught, once for each of `signals`. */
  async interrupted(args: string[], signal: 'SIGINT' | 'SIGTERM'): Promise<Outcome> {
    const child = spawn(VAMOS, args, { cwd: this.path, env: environment() });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const ended = new Promise<Outcome>((resolve) => {
      child.on('close', (code, by) => resolve({ code, signal: by, out, err }));
    });
    const catches = (): boolean => {
      const caught = /SigCgt:\s*([0-9a-f]+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]!;
      return (BigInt(`0x${caught}`) & BigInt(signal === 'SIGINT' ? 1 << 1 : 1 << 14)) !== 0n;
    };
    while (child.exitCode === null && !catches()) await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 200)); // some steps
    child.kill(signal);
    return ended;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

function outcome({ status, signal, stdout, stderr, error }: SpawnSyncReturns<Buffer>): Outcome {
  if (error !== undefined && (error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  return { code: status, signal, out: stdout.toString(), err: stderr.toString() };
}

/** What an error looks like: nothing on standard output, one sentence of the command on standard error. */
export const sentence = (text: string): RegExp =>
  new RegExp(`^vamos: ${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\n$`);
