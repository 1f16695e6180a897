/** The kinds of sentence: who does what, who is how, what is where, what there is, what one likes and wants. */
import { beClause, clause, complement, join, pronoun, subject } from './clauses.mjs';
import { ESTAR, NOUNS, OWNERS, PRONOUNS, SER, VERBS } from './lexicon.mjs';
import { adjectiveNamed, article, nounPhrase, sentence, target, words } from './phrase.mjs';
import { PLACEABLE, place } from './places.mjs';

const MODES = { statement: 0.54, negation: 0.22, question: 0.24 };

const GROWN_UP = ['buy', 'work'];
const doersOf = (verb) =>
  NOUNS.filter((noun) => verb.doers.includes(noun.kind) || verb.doers.includes(noun.english[0])).filter(
    (noun) => !(noun.child && GROWN_UP.includes(verb.english[0])),
  );

function action(random) {
  const mode = random.weighted(MODES);
  const verb = random.pick(VERBS);
  const determiners = ['the', 'the', 'a', 'this', 'these', 'two', 'three', 'many', ...OWNERS];
  const certain = mode === 'statement' ? determiners : ['the', 'the', 'this', 'these', ...OWNERS];
  const who = random.chance(0.6)
    ? pronoun(random, mode)
    : subject(random, mode, doersOf(verb), { determiners: certain, adjective: 0.35 });
  const rest = who && complement(random, verb, mode, who);
  return rest && clause(mode, who, verb, rest);
}

const PERSONAL = ['tall', 'young', 'kind', 'happy', 'sad', 'tired', 'sick'];

function predicate(random) {
  const mode = random.weighted(MODES);
  const nouns = NOUNS.filter((noun) => noun.predicative.length > 0);
  const determiners = ['the', 'the', 'this', 'these', ...OWNERS];
  const who = random.chance(0.35)
    ? pronoun(random, mode)
    : subject(random, mode, nouns, { determiners, adjective: 0.25 });
  if (!who) return null;
  const fitting = (who.isPronoun ? PERSONAL : who.noun.predicative).map(adjectiveNamed);
  const others = fitting.filter((entry) => entry.topic !== who.quality?.topic);
  if (others.length === 0) return null;
  const quality = random.pick(others);
  const forms = quality.be === 'ser' ? SER : ESTAR;
  const very = mode === 'statement' && quality.topic !== 'colour' && random.chance(0.2) ? words('very') : [];
  const word = { text: quality.english };
  const rest = {
    english: [...very, word],
    spanish: [...very.map((from) => target('muy', from)), target(quality.forms[who.index], word)],
  };
  return beClause(mode, who, forms, rest);
}

function location(random) {
  const mode = random.weighted(MODES);
  const nouns = NOUNS.filter((noun) => PLACEABLE.includes(noun.kind) && noun.kind !== 'building');
  const who = subject(random, mode, nouns, {
    determiners: ['the', 'the', 'this', 'these', ...OWNERS],
    adjective: 0.35,
  });
  return who && beClause(mode, who, ESTAR, place(random, who.kind));
}

function whereabouts(random) {
  const noun = random.pick(NOUNS.filter((entry) => entry.kind !== 'body' && entry.kind !== 'part'));
  const determiners = noun.kind === 'place' ? ['the'] : ['the', ...OWNERS];
  const what = nounPhrase(random, noun, { determiners, adjective: 0.4 });
  if (!what) return null;
  const where = { text: 'where' };
  const be = { text: what.plural ? 'are' : 'is' };
  const spanish = [target('dónde', where), target(ESTAR[what.plural ? 4 : 2], be), ...what.spanish];
  return sentence([where, be, ...what.english], spanish, true);
}

function existence(random) {
  const question = random.chance(0.35);
  const noun = random.pick(NOUNS.filter((entry) => PLACEABLE.includes(entry.kind) && !entry.family));
  const what = nounPhrase(random, noun, {
    determiners: noun.countable ? ['a', 'a', 'two', 'three', 'many'] : [''],
    adjective: 0.6,
  });
  const there = { text: 'there' };
  const be = { text: what.plural ? 'are' : 'is' };
  const rest = join(what, place(random, noun.kind));
  const spanish = [target('hay', there), ...rest.spanish];
  return sentence([...(question ? [be, there] : [there, be]), ...rest.english], spanish, question);
}

const INFINITIVES = VERBS.filter((verb) => verb.spanish.length > 5);

/** "read this book", as it follows "to" and "let's". */
function infinitive(random, { mode = 'statement', who = null, general = false } = {}) {
  const verb = random.pick(INFINITIVES);
  const rest = complement(random, verb, mode, who, { infinitive: true, general });
  const word = { text: verb.english[0] };
  return rest && { english: [word, ...rest.english], spanish: [target(verb.spanish[5], word), ...rest.spanish], verb };
}

/** Spanish turns liking round: what is liked is the subject, and the one who likes it a pronoun before the verb. */
function liking(random) {
  const mode = random.weighted(MODES);
  const who = random.pick(PRONOUNS.filter((entry) => entry.object && (mode !== 'question' || entry.english === 'you')));
  const person = { text: who.english };
  const like = { text: 'like' };
  let what;
  if (random.chance(0.3)) {
    const deed = infinitive(random, { mode, general: true });
    what = deed && { english: [...words('to'), ...deed.english], spanish: deed.spanish };
  } else {
    const noun = random.pick(NOUNS.filter((entry) => !['person', 'body', 'part'].includes(entry.kind)));
    if (
      !['place', 'furniture'].includes(noun.kind) &&
      !['key', 'cup'].includes(noun.english[0]) &&
      random.chance(0.4)
    ) {
      // In general: English leaves the noun bare, Spanish gives it an article.
      what = nounPhrase(random, noun, { determiners: [''], plural: 1, adjective: 0.4, without: 'dirty' });
      what.spanish.unshift(target(article(what)));
    } else {
      const owners = noun.kind === 'place' ? [] : ['your', 'his', 'her'];
      what = nounPhrase(random, noun, { determiners: ['the', 'this', 'these', ...owners], without: 'dirty' });
    }
  }
  if (!what) return null;
  const not = mode === 'negation' ? words('not') : [];
  const helper = mode === 'statement' ? [] : words('do');
  const english = mode === 'question' ? [...helper, person, like] : [person, ...helper, ...not, like];
  const spanish = [
    ...not.map((from) => target('no', from)),
    target(who.object, person),
    target(what.plural ? 'gustan' : 'gusta', like),
  ];
  return sentence([...english, ...what.english], [...spanish, ...what.spanish], mode === 'question');
}

function wanting(random) {
  const mode = random.weighted(MODES);
  const want = VERBS.find((verb) => verb.english[0] === 'want');
  const people = NOUNS.filter((noun) => noun.kind === 'person' && !noun.child);
  const who = random.chance(0.65)
    ? pronoun(random, mode)
    : subject(random, mode, people, { determiners: ['the', 'the', 'this', 'these', ...OWNERS], adjective: 0.2 });
  const deed = who && infinitive(random, { mode, who });
  if (!deed) return null;
  return clause(mode, who, want, { english: [...words('to'), ...deed.english], spanish: deed.spanish });
}

/** "Let's go" is "vamos", and "let's" alone "vamos a". */
function proposal(random) {
  const deed = infinitive(random);
  if (!deed) return null;
  const lets = { text: "let's" };
  const going = deed.verb.english[0] === 'go';
  const rest = going ? deed.spanish.slice(1) : [target('a'), ...deed.spanish];
  return sentence([lets, ...deed.english], [target('vamos', lets), ...rest]);
}

const KINDS = { action, predicate, location, whereabouts, existence, liking, wanting, proposal };
const SHARES = {
  action: 0.4,
  predicate: 0.17,
  location: 0.09,
  whereabouts: 0.04,
  existence: 0.1,
  liking: 0.09,
  wanting: 0.1,
  proposal: 0.03,
};

/** A random sentence, or null where the words drawn do not suit each other. */
export const randomSentence = (random) => KINDS[random.weighted(SHARES)](random);
