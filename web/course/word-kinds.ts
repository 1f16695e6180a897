/** How the English words of the lesson *Phrases* are used: those of one kind can stand in each other's place. */
const KINDS: Record<string, string> = {
  people:
    'mother father sister brother brothers sisters friend friends man men woman women doctor doctors boy boys girl girls',
  animals: 'cat cats dog dogs cow cows bird birds',
  things:
    'coffee bread soup water milk apple apples house houses car cars city book books letter letters cup cups table tables hat hats shirt shirts flower flowers tree trees key keys photo photos chair chairs window windows door doors hand hands kitchen garden park market beach school',
  properties:
    'hot cold red black white blue green yellow small big new old tall young happy sad tired sick kind good pretty dirty clean open expensive',
  deeds:
    'want wants eat eats drink drinks buy buys read reads write writes sing sings sleep sleeps work works live lives wash washes help helps see sees open opens like go goes',
  persons: 'i we you he she they',
  articles: 'the a an my your his her this these two three many',
};

/** The kind of each word; a word that is of two kinds is of the first. */
export const kindOf: ReadonlyMap<string, string> = new Map(
  Object.entries(KINDS)
    .reverse()
    .flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);
export const KIND_NAMES = Object.keys(KINDS);
