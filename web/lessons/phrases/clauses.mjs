/** The parts that sentences share: who does something, the clause around the verb, and what is done to what, where. */
import { NOUNS, OWNERS, PRONOUNS } from './lexicon.mjs';
import { agreement, nounPhrase, sentence, target, words } from './phrase.mjs';
import { place } from './places.mjs';

const EMPTY = { english: [], spanish: [] };
export const join = (...phrases) => ({
  english: phrases.flatMap((phrase) => phrase.english),
  spanish: phrases.flatMap((phrase) => phrase.spanish),
});

/** Somebody or something that a sentence is about. Questions are not asked about oneself. */
export function pronoun(random, mode) {
  const entry = random.pick(
    PRONOUNS.filter((candidate) => mode !== 'question' || !['I', 'we'].includes(candidate.english)),
  );
  const english = words(entry.english);
  return {
    ...entry,
    english,
    spanish: entry.spanish ? [target(entry.spanish, english[0])] : [],
    index: agreement(entry.feminine ? 'f' : 'm', entry.plural),
    isPronoun: true,
    kind: 'person',
  };
}

export function subject(random, mode, nouns, { determiners, adjective }) {
  const noun = random.pick(nouns);
  // "Two brothers sleep" would leave open whose; "is my mother tired?" is hardly asked.
  const kept = determiners.filter(
    (entry) => (mode === 'question' ? entry !== 'my' : true) && (!noun.family || OWNERS.includes(entry)),
  );
  // Long subjects between a verb and its object are hard to read in Spanish.
  const phrase = nounPhrase(random, noun, { determiners: kept, adjective: mode === 'question' ? 0 : adjective });
  if (!phrase) return null;
  return {
    ...phrase,
    person: phrase.plural ? 4 : 2,
    third: !phrase.plural,
    be: phrase.plural ? 'are' : 'is',
    kind: noun.kind,
  };
}

/** English puts "do" into negations and questions; Spanish says no, or puts the verb first. */
export function clause(mode, who, verb, rest) {
  const helper = { text: who.third ? 'does' : 'do' };
  const word = { text: verb.english[mode === 'statement' && who.third ? 1 : 0] };
  const form = target(verb.spanish[who.person], word);
  if (mode === 'question') {
    return sentence([helper, ...who.english, word, ...rest.english], [form, ...who.spanish, ...rest.spanish], true);
  }
  if (mode === 'statement')
    return sentence([...who.english, word, ...rest.english], [...who.spanish, form, ...rest.spanish]);
  const not = { text: 'not' };
  return sentence(
    [...who.english, helper, not, word, ...rest.english],
    [...who.spanish, target('no', not), form, ...rest.spanish],
  );
}

/** The same with "be", which needs no helper. */
export function beClause(mode, who, forms, rest) {
  const word = { text: who.be };
  const form = target(forms[who.person], word);
  if (mode === 'question') {
    return sentence([word, ...who.english, ...rest.english], [form, ...who.spanish, ...rest.spanish], true);
  }
  const not = mode === 'negation' ? words('not') : [];
  return sentence(
    [...who.english, word, ...not, ...rest.english],
    [...who.spanish, ...not.map((from) => target('no', from)), form, ...rest.spanish],
  );
}

/** What is done, and where: "reads the red book in the park". */
export function complement(random, verb, mode, doer, { infinitive = false, general = false } = {}) {
  const animal = ['animal', 'cattle'].includes(doer?.kind);
  if (!verb.object) {
    const where = animal && verb.where === 'rest' ? doer.kind : verb.where;
    return verb.placed || random.chance(0.6) ? place(random, where) : EMPTY;
  }
  let nouns = NOUNS.filter((noun) => noun.roles.includes(verb.object));
  if (animal && verb.object === 'seen') {
    nouns = nouns.filter((noun) => ['animal', 'cattle'].includes(noun.kind) && noun !== doer.noun);
  }
  if (animal && verb.object === 'drunk') nouns = nouns.filter((noun) => ['water', 'milk'].includes(noun.english[0]));
  if (doer?.kind === 'cattle') nouns = nouns.filter((noun) => noun.english[0] !== 'milk');
  if (general) nouns = nouns.filter((noun) => noun.kind !== 'place');
  const noun = random.pick(nouns);
  const what = nounPhrase(random, noun, {
    determiners: objectDeterminers(verb, noun, mode, doer, general),
    without: verb.without,
  });
  if (!what) return null;
  // Spanish marks a person who is helped: "ayudo al niño". Not one that is had.
  const marked = noun.kind === 'person' && verb.object !== 'had' ? [target('a')] : [];
  const object = { english: what.english, spanish: [...marked, ...what.spanish] };
  if (!verb.where || animal || infinitive || ['place', 'part', 'building'].includes(noun.kind) || random.chance(0.7))
    return object;
  // What is seen is where such things are; what else is done is done where one does it.
  const where =
    verb.object === 'seen' ? noun.kind : verb.object === 'bought' && noun.kind === 'vehicle' ? 'town' : verb.where;
  return join(object, place(random, where));
}

/** How an object may be spoken of: "I read my book", but "a brother" only where one has him. */
function objectDeterminers(verb, noun, mode, doer, general) {
  if (general) return [''];
  let list = verb.determiners;
  if (mode === 'negation') {
    // "I do not have a car" would be "no tengo coche": what is denied here is something certain, or anything of its kind.
    list = list.filter((entry) => !['a', 'two', 'three', 'many'].includes(entry));
    if (verb.object === 'had' && ['small', 'vehicle'].includes(noun.kind)) list = [...list, 'the', ...OWNERS];
  }
  if (noun.family && verb.object !== 'had') list = list.filter((entry) => OWNERS.includes(entry));
  if (noun.kind === 'person' || noun.kind === 'place') list = list.filter((entry) => entry !== '');
  if (noun.kind === 'place') list = list.filter((entry) => !OWNERS.includes(entry));
  // What several people have in common is not "mine".
  return doer?.plural && doer.isPronoun ? list.filter((entry) => entry !== 'my') : list;
}
