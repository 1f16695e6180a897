/// <reference types="trusted-types" />
/** Trusted Types: the addresses that this build runs are those of blobs that it has made itself. */
const policy = window.trustedTypes?.createPolicy('vamos', {
  createScriptURL: (address) => {
    if (!address.startsWith('blob:')) throw new TypeError(`${address} is not ours.`);
    return address;
  },
});

/** Typed as text, which `Worker` asks for where a browser knows no such types. */
export const trusted = (address: string): string => (policy?.createScriptURL(address) ?? address) as string;
