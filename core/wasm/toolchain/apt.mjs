// Packages of a Debian-like system.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { Missing, say } from './report.mjs';
import { ask, run, which } from './shell.mjs';

const NONINTERACTIVE = { DEBIAN_FRONTEND: 'noninteractive' };

/** `/etc/os-release` as an object. */
export function osRelease() {
  if (!existsSync('/etc/os-release')) return {};
  const lines = readFileSync('/etc/os-release', 'utf8').matchAll(/^(\w+)="?([^"\n]*)"?$/gm);
  return Object.fromEntries([...lines].map(([, key, value]) => [key, value]));
}

export const hasApt = () => which('apt-get') !== undefined && which('dpkg-query') !== undefined;
export const isRoot = () => process.getuid?.() === 0;

export function isInstalled(name) {
  return ask('dpkg-query', ['-W', '-f=${db:Status-Status}', name]) === 'installed';
}

/** The version that `apt-get install` would bring, or nothing. */
export function candidate(name) {
  const policy = ask('apt-cache', ['policy', name], { env: { ...process.env, LC_ALL: 'C' } });
  const version = /^ *Candidate: (.*)$/m.exec(policy ?? '')?.[1];
  return version === undefined || version === '(none)' ? undefined : version;
}

let updated = false;

/** Refreshes the package lists, at most once a run: only when a package is not known or not to be had any more. */
export async function update() {
  if (updated || !isRoot()) return;
  updated = true;
  say('apt', 'refreshing the package lists');
  await run('apt-get', ['update', '-q'], { env: NONINTERACTIVE });
}

/** The first of these packages that apt knows, or the last. */
export async function firstKnown(...names) {
  const known = () => names.find((name) => candidate(name) !== undefined);
  if (hasApt() && known() === undefined) await update();
  return known() ?? names.at(-1);
}

/** Installs Debian packages as root; anyone else is told the one command. `purpose` names what needs them. */
export async function install(packages, purpose) {
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const command = `apt-get install --no-install-recommends ${missing.join(' ')}`;
  if (!hasApt()) throw new Missing(`${purpose} is missing: please install it with your system's package manager.`);
  if (!isRoot()) throw new Missing(`${purpose} is missing: please run  sudo ${command}  and try again.`);
  if (missing.some((name) => candidate(name) === undefined)) await update();
  say('apt', `installing ${missing.join(', ')} for ${purpose}`);
  const args = ['install', '-y', '-q', '--no-install-recommends', ...missing];
  let result = await run('apt-get', args, { env: NONINTERACTIVE });
  if (result.code !== 0 && !updated) {
    // Old lists name package files that the mirror has replaced since.
    await update();
    result = await run('apt-get', args, { env: NONINTERACTIVE });
  }
  if (result.code !== 0) {
    const why = /^E: .*$/m.exec(result.output)?.[0] ?? 'no reason given';
    throw new Missing(`${command}  failed (${why}): please run it by hand and try again.`);
  }
}

/** The fields of each stanza in a deb822 file; continuation lines stay in their value. */
export function stanzas(text) {
  const withoutComments = text.replace(/^#.*\n?/gm, '');
  return withoutComments.split(/\n\s*\n/).map((stanza) => {
    const fields = stanza.matchAll(/^([\w-]+):[ \t]*(.*(?:\n[ \t].*)*)/gm);
    return Object.fromEntries([...fields].map(([, key, value]) => [key.toLowerCase(), value]));
  });
}

/** `deb [signed-by=… trusted=yes] uri suite component…` as the same fields. */
export function oneLiners(text) {
  const lines = text.matchAll(/^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+(.+)$/gm);
  return [...lines].map(([, options = '', uris, suites, components]) => ({
    types: 'deb',
    uris,
    suites,
    components: components.replace(/\s+#.*/, ''),
    ...Object.fromEntries(
      options
        .trim()
        .split(/\s+/)
        .filter(Boolean)
        .map((option) => option.split('=')),
    ),
  }));
}

/** Every binary package source of this machine's apt configuration. */
export function configuredSources() {
  const folder = '/etc/apt/sources.list.d';
  const parts = existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => `${folder}/${name}`)
    : [];
  return ['/etc/apt/sources.list', ...parts]
    .filter((path) => existsSync(path) && /\.(list|sources)$/.test(path))
    .flatMap((path) => (path.endsWith('.sources') ? stanzas : oneLiners)(readFileSync(path, 'utf8')))
    .filter((source) => /\bdeb\b(?!-src)/.test(source.types ?? '') && source.enabled?.trim() !== 'no');
}

/**
 * A deb822 stanza for another suite of the mirror that this machine already uses, trusted the same way;
 * nothing if the configuration names no such mirror.
 */
export function sourceForSuite(codename, suite, sources = configuredSources()) {
  const source = sources.find(({ suites }) => suites?.split(/\s+/).includes(codename));
  if (source === undefined) return undefined;
  const kept = ['signed-by', 'trusted', 'allow-insecure'].filter((key) => source[key] !== undefined);
  return [
    'Types: deb',
    `URIs: ${source.uris}`,
    `Suites: ${suite}`,
    'Components: main',
    ...kept.map((key) => `${key}: ${source[key]}`),
    '',
  ].join('\n');
}
