import { deflateRawSync } from 'node:zlib';

/** Base64 of a raw deflate stream: classic/pack.ts reads it. */
export const pack = (bytes: Uint8Array): string => deflateRawSync(bytes, { level: 9, memLevel: 9 }).toString('base64');
