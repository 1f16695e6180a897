/** Where things happen: which prepositions and places suit which verbs and which things. */
import { NOUNS } from './lexicon.mjs';
import { nounPhrase, target } from './phrase.mjs';

/** Spanish of each preposition. English tells "in" from "on", Spanish does not; "near" and "under" take two words. */
const PREPOSITIONS = { in: ['en'], on: ['en'], near: ['cerca', 'de'], under: ['debajo', 'de'], to: ['a'] };

const SUITING = {
  outside: { in: 'park garden city', on: 'beach', near: 'house school market' },
  shop: { in: 'market city', near: 'school beach park' },
  town: { in: 'city', near: 'park beach school' },
  meal: { in: 'park garden kitchen', on: 'beach', under: 'tree', near: 'window' },
  leisure: { in: 'park garden kitchen school', on: 'beach', under: 'tree', near: 'window' },
  rest: { in: 'garden car kitchen park', on: 'beach', under: 'tree', near: 'window door' },
  work: { in: 'market city garden school kitchen', near: 'beach park' },
  home: { in: 'city house', near: 'park beach market school' },
  goal: { to: 'park market beach city school garden' },
  // By kind of noun, for "is in …" and "there is … in".
  person: { in: 'park garden kitchen city car', on: 'beach', near: 'door window tree' },
  animal: { in: 'garden kitchen park', on: 'chair', under: 'table tree car', near: 'door house' },
  cattle: { in: 'garden park', under: 'tree', near: 'house school tree door' },
  vehicle: { in: 'garden city', near: 'park house market school tree' },
  building: { in: 'city', near: 'park beach market school' },
  small: { in: 'kitchen car house', on: 'table chair', under: 'chair table', near: 'window door' },
  furniture: { in: 'kitchen garden', near: 'window door', under: 'tree' },
  plant: { in: 'garden park', near: 'house window door school' },
  drink: { in: 'kitchen', on: 'table', near: 'window' },
  food: { in: 'kitchen', on: 'table', near: 'window' },
};

/** Kinds of noun that can be said to be somewhere. */
export const PLACEABLE = [
  'person',
  'animal',
  'cattle',
  'vehicle',
  'building',
  'small',
  'furniture',
  'plant',
  'drink',
  'food',
];

/**
 * A phrase of place that suits `use`: a verb's `where` or a noun's kind. Adjectives are left to the rest of the sentence, so that
 * it does not grow long, but for "lives in a small house".
 */
export function place(random, use) {
  const suiting = SUITING[use];
  // A preposition with more places is drawn more often.
  const choices = Object.entries(suiting).flatMap(([preposition, names]) =>
    names.split(' ').map((name) => [preposition, name]),
  );
  const [preposition, name] = random.pick(choices);
  const noun = NOUNS.find((entry) => entry.english[0] === name);
  const special = use === 'home' && name === 'house';
  const phrase = nounPhrase(random, noun, {
    determiners: special ? ['a', 'this', 'my', 'his', 'her'] : ['the', 'the', 'the', 'this'],
    adjective: special ? 0.9 : 0,
    plural: 0,
  });
  const word = { text: preposition };
  return {
    english: [word, ...phrase.english],
    spanish: [...PREPOSITIONS[preposition].map((text) => target(text, word)), ...phrase.spanish],
    noun,
  };
}
