/** Half a character, as a cut in the wrong place leaves it, cannot stand in an address: encodeURIComponent throws. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
