// A worker that complains, and then fails.
console.error('as it was told');
throw new Error('and failed');
