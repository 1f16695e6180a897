/** What the page says of newer versions of itself; `es/offline.ts` has the same keys. */
export default {
  'offline.ready': 'A new version of Vamos is ready. What you have trained is kept.',
  'offline.stale':
    'There is a newer version of Vamos, and this one can no longer fetch all of its parts. What you have trained is kept.',
  'offline.reload': 'Reload',
} as const;
