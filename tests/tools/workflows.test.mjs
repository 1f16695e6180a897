import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}.github/workflows`;
const files = readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]);
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);

/** What a workflow runs in a shell: one line, or the lines below that are indented further. */
function commands(text) {
  const blocks = all(text, /^ *(?:- )?run: \|\n((?: {10}.*\n|\n)+)/gm).map((block) => block.replaceAll(/^ {10}/gm, ''));
  return [...blocks, ...all(text, /^ *(?:- )?run: ([^|\n].*)$/gm)];
}

it('there are three: for every change, for the public page, for a release', () => {
  expect(files.map(([name]) => name).sort()).toEqual(['ci.yml', 'pages.yml', 'release.yml']);
});

describe.each(files)('%s', (_name, text) => {
  it('runs only what there is', () => {
    const said = commands(text).join('\n');
    expect(commands(text).length).toBe(all(text, /^ *(?:- )?(run): /gm).length);
    for (const script of all(said, /\bnpm (?:run )?(test|start|run \S+|(?<=run )\S+)/g))
      expect(scripts).toHaveProperty(script);
    for (const file of all(said, /\bnode (\S+\.mjs)/g)) expect(existsSync(root + file), file).toBe(true);
    for (const command of commands(text))
      execFileSync('sh', ['-n'], { input: command.replaceAll(/\$\{\{.*?\}\}/g, 'x') });
  });

  it('takes the work of others only as it was looked at, and says which version that is', () => {
    const uses = all(text, /uses: (.*)$/gm);
    expect(uses.length).toBeGreaterThan(0);
    for (const use of uses) expect(use).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may do no more than it has to, and keeps no key', () => {
    // Nothing by default; what a job needs it names.
    expect(text).toMatch(/^permissions:(?: \{\}|\n {2}contents: read)\n\n/m);
    expect(text).not.toMatch(/write-all|pull_request_target|secrets\./);
    const checkouts = all(text, /(actions\/checkout@)/g).length;
    expect(all(text, /(persist-credentials: false)/g).length).toBe(checkouts);
    expect(all(text, /(timeout-minutes)/g).length).toBeGreaterThanOrEqual(checkouts);
  });
});

it('what a release brings is what the public page looks for', () => {
  const of = Object.fromEntries(files);
  const pattern = /--pattern '([^']+)'/.exec(of['pages.yml'])[1];
  const name = /release\/(vamos-page-\S+\.zip)"/.exec(of['release.yml'])[1].replace('$GITHUB_REF_NAME', 'v1.2.3');
  expect(name).toMatch(new RegExp(`^${pattern.replace('*', '.*')}$`));
  expect(of['release.yml']).toContain('dist/vamos.html');
  expect(of['release.yml']).toContain('npm pack');
});
