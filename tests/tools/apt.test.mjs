import { describe, expect, it } from 'vitest';
import { oneLiners, sourceForSuite, stanzas } from '../../core/wasm/toolchain/apt.mjs';

describe("another suite from the machine's own mirror", () => {
  const deb822 = `Types: deb
# an older address
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
`;

  it('keeps the address and the key of a deb822 file', () => {
    expect(sourceForSuite('bookworm', 'trixie', stanzas(deb822))).toBe(
      'Types: deb\nURIs: http://mirror.example/debian\nSuites: trixie\nComponents: main\n' +
        'signed-by: /usr/share/keyrings/debian.gpg\n',
    );
  });

  it('keeps a key that is written into the file', () => {
    const text = 'Types: deb\nURIs: http://mirror.example/\nSuites: bookworm\nSigned-By:\n -----BEGIN\n .\n -----END\n';
    expect(sourceForSuite('bookworm', 'trixie', stanzas(text))).toContain('signed-by: \n -----BEGIN\n .\n -----END\n');
  });

  it('reads one-line sources and their options', () => {
    const text =
      '# deb http://old.example bookworm main\ndeb [trusted=yes] http://mirror.example/ bookworm main # note\n';
    expect(sourceForSuite('bookworm', 'trixie', oneLiners(text))).toBe(
      'Types: deb\nURIs: http://mirror.example/\nSuites: trixie\nComponents: main\ntrusted: yes\n',
    );
  });

  it('takes no mirror of security updates for the distribution', () => {
    const text = 'deb http://mirror.example/debian-security bookworm-security main\n';
    expect(sourceForSuite('bookworm', 'trixie', oneLiners(text))).toBeUndefined();
  });
});
