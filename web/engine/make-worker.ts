/** The page's engine thread. The classic build (web/embed) has another in its place: where module workers cannot be loaded. */
import address from './worker.ts?worker&url';

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(input: string): string };
}
/** Where the browser has Trusted Types it takes an address from a policy only, and this one knows no other than the worker's. */
const policy = (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('vamos-worker', {
  createScriptURL: () => address,
});

export const makeWorker = (): Worker => new Worker(policy?.createScriptURL('') ?? address, { type: 'module' });
