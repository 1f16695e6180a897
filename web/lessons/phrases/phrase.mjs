/**
 * Phrases: an English and a Spanish list of words, where each Spanish word points to the English word it translates.
 * The pointers, not positions, are kept until the sentence is whole, so that phrases can be put together in any order.
 */
import { ADJECTIVES, DETERMINERS, OWNERS } from './lexicon.mjs';

/** English words. */
export const words = (text) => text.split(' ').map((word) => ({ text: word }));
/** A Spanish word for the English word `from` (null: English has none); `moved` marks those that changed places. */
export const target = (text, from = null, moved = false) => ({ text, from, moved });

export const adjectiveNamed = (english) => ADJECTIVES.find((entry) => entry.english === english);

/** Masculine, feminine singular; masculine, feminine plural. */
export const agreement = (gender, plural) => (plural ? 2 : 0) + (gender === 'f' ? 1 : 0);

/**
 * Determiner, adjective and noun agree in Spanish; the adjective follows its noun, except "good".
 * `determiners`: those to draw from, '' for none; `adjective`, `plural`: how often; `without`: adjectives that do not suit.
 * Null if no determiner suits the number drawn.
 */
export function nounPhrase(random, noun, { determiners, adjective = 0.5, plural = 0.4, without = '' }) {
  const many = noun.countable && random.chance(plural);
  const index = agreement(noun.gender, many);
  const fitting = suiting(noun, determiners).filter(
    (entry) => DETERMINERS[entry][index] !== null && !(entry === '' && noun.countable && !many),
  );
  if (fitting.length === 0) return null;
  const determiner = random.pick(fitting);
  const name = { text: noun.english[many ? 1 : 0] };
  const nameInSpanish = target(noun.spanish[many ? 1 : 0], name);
  const adjectives = noun.attributive.filter((entry) => !without.split(' ').includes(entry));
  const quality = adjectives.length > 0 && random.chance(adjective) ? adjectiveNamed(drawn(random, adjectives)) : null;
  const phrase = { english: [name], spanish: [nameInSpanish], noun, quality, plural: many, index };
  if (quality) {
    const word = { text: quality.english };
    phrase.english.unshift(word);
    if (quality.before) {
      phrase.spanish.unshift(target(quality.forms[index], word));
    } else {
      nameInSpanish.moved = true;
      phrase.spanish.push(target(quality.forms[index], word, true));
    }
  }
  if (determiner) {
    const vowel = /^[aeiou]/.test(phrase.english[0].text);
    const word = { text: determiner === 'a' && vowel ? 'an' : determiner };
    phrase.english.unshift(word);
    phrase.spanish.unshift(target(determiner === 'the' ? article(phrase) : DETERMINERS[determiner][index], word));
  }
  return phrase;
}

/** "Good" has a place of its own and four forms to learn, so it comes more often than its share. */
const drawn = (random, adjectives) =>
  adjectives.includes('good') && random.chance(0.3) ? 'good' : random.pick(adjectives);

/** El agua: a stressed a- takes the masculine article, and only the article. */
export const article = ({ noun, quality, index }) =>
  (index < 2 && !quality?.before && noun.article) || DETERMINERS.the[index];

/** Which determiners suit a noun, out of those that suit its place in the sentence. */
function suiting(noun, determiners) {
  if (noun.family) return determiners.filter((entry) => !['the', 'this', 'these'].includes(entry));
  if (noun.stranger) return determiners.filter((entry) => !OWNERS.includes(entry));
  if (!noun.countable) return determiners.filter((entry) => entry !== 'a');
  return determiners;
}

/** A whole sentence: a + el and de + el contract, and pointers become positions. */
export function sentence(english, spanish, question = false) {
  const mark = { text: '?' };
  const source = question ? [...english, mark] : english;
  const full = question ? [target('¿', mark), ...spanish, target('?', mark)] : spanish;
  const contracted = [];
  for (const word of full) {
    const before = contracted.at(-1);
    if (word.text === 'el' && (before?.text === 'a' || before?.text === 'de')) {
      contracted[contracted.length - 1] = target(before.text === 'a' ? 'al' : 'del', word.from);
    } else {
      contracted.push(word);
    }
  }
  return {
    source: written(source),
    target: written(contracted),
    alignment: contracted.map((word) => (word.from ? source.indexOf(word.from) : null)),
    swapped: contracted.flatMap((word, index) => (word.moved ? [index] : [])),
  };
}

const written = (list) =>
  list
    .map((word) => word.text)
    .join(' ')
    .replace('¿ ', '¿')
    .replace(' ?', '?');
