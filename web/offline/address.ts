/** Beside the page, not beside this file: a service worker answers for its own folder. */
export const serviceWorkerAddress = (): string => new URL('sw.js', location.href).href;

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(input: string): unknown };
}

/** The same where the browser has Trusted Types: the policy knows no other address than this one, whatever it is asked for. */
export function trustedAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  const policy = trustedTypes?.createPolicy('vamos-offline', { createScriptURL: serviceWorkerAddress });
  return (policy?.createScriptURL('') as string | undefined) ?? serviceWorkerAddress();
}
