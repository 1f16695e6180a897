/** The token with which a translation ends, and with which the decoder begins unless the model's `startToken` says otherwise. */
export const END = '<EOS>';
