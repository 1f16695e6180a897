/** Whether models are kept in this browser: an embed keeps none, and never takes the place of what the page keeps. */
export const keeps = { models: true };
