// A program that answers requests: one line of JSON each way.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export class Lines {
  #child;
  #waiting = [];
  #complaints = '';
  #ended;

  constructor(command, args, options = {}) {
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
    this.#child.stderr.on('data', (text) => (this.#complaints += text));
    this.#child.stdin.on('error', () => undefined); // told by `close`
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#waiting.shift()?.resolve(line));
    const end = (why) => {
      this.#ended = new Error(`${command} ${args.join(' ')}: ${why}\n${this.#complaints.slice(-2000)}`);
      for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
    };
    this.#child.on('error', ({ message }) => end(message));
    this.#child.on('close', (code) => end(`ended with code ${code}`));
  }

  async ask(request) {
    if (this.#ended) throw this.#ended;
    const line = await new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    });
    return JSON.parse(line);
  }

  /** Programs end with their input. */
  stop() {
    this.#child.stdin.end();
  }
}
