/** In a page: the step of a lesson that the browser's database holds; null for none. Stands alone, since it is sent there as text. */
export const storedStep = (lesson: string): Promise<number | null> =>
  new Promise((resolve) => {
    const opening = indexedDB.open('vamos', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('models');
    opening.onsuccess = () => {
      const asked = opening.result.transaction('models').objectStore('models').get(lesson);
      asked.onsuccess = () => {
        opening.result.close();
        resolve((asked.result as { shared: { step: number } } | undefined)?.shared.step ?? null);
      };
    };
  });
