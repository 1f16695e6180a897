/**
 * Names what the engine computes: with the same name, the same configuration, data, seed and step give the same bits. To be
 * raised with every change after which they would not; a shared recipe carries it.
 */
export const ENGINE_VERSION = '1';
