/** What the page says of newer versions of itself; `es/offline.ts` has the same keys. */
export default {
  'offline.ready': 'A new version of Vamos is ready. What you have trained is kept.',
  'offline.stale':
    'There is a newer version of Vamos, and this one can no longer fetch all of its parts. What you have trained is kept.',
  'offline.unkept':
    'This browser has not kept the model: save it as a file under “Share”, or press again to reload without it.',
  'offline.reload': 'Reload',
} as const;
