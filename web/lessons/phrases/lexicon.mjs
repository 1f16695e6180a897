/**
 * The words: each with what a sentence has to know about it, so that nothing is said that nobody would say.
 * A noun lists the adjectives that suit it and the roles it can play; a verb says who does it and to what.
 */

const COLOURS = 'red black white blue green yellow';
const LOOKS = 'small big new old';

/** A Spanish plural: vowel + s, consonant + es, z becomes c. */
function plural(spanish) {
  if (/[aeiouáéó]$/.test(spanish)) return `${spanish}s`;
  return spanish.endsWith('z') ? `${spanish.slice(0, -1)}ces` : `${spanish}es`;
}

/**
 * `english` is "boy" or "woman/women"; "water/" has no plural here.
 * `adjectives` may stand before the noun or after "is"; those behind "|" only after "is" (nobody says "my sick mother sings").
 */
function noun(english, spanish, gender, kind, roles, adjectives, options = {}) {
  const [singular, other = `${singular}s`] = english.split('/');
  const [attributive, predicative = ''] = adjectives.split('|').map((part) => part.trim());
  return {
    english: [singular, other],
    spanish: [spanish, plural(spanish)],
    countable: other !== '',
    gender,
    kind,
    roles: roles.split(' '),
    attributive: attributive ? attributive.split(' ') : [],
    predicative: `${attributive} ${predicative}`.split(' ').filter((word) => word && word !== 'good'),
    ...options,
  };
}

/** `family`: always somebody's ("my sister"), `stranger`: nobody's, `child`: neither works nor buys. `article`: what the singular takes for "the" if its gender does not tell. */
export const NOUNS = [
  noun('boy', 'niño', 'm', 'person', 'helped', 'tall happy sad tired sick kind good', {
    stranger: true,
    child: true,
  }),
  noun('girl', 'niña', 'f', 'person', 'helped', 'tall happy sad tired sick kind good', {
    stranger: true,
    child: true,
  }),
  noun('man/men', 'hombre', 'm', 'person', 'helped', 'tall young happy sad tired sick kind good', {
    stranger: true,
  }),
  noun('woman/women', 'mujer', 'f', 'person', 'helped', 'tall young happy sad tired sick kind good', {
    stranger: true,
  }),
  noun('doctor', 'médico', 'm', 'person', 'helped', 'tall young kind good | tired happy'),
  noun('friend', 'amigo', 'm', 'person', 'helped had', 'good | tall tired sick sad happy kind young', {
    family: true,
  }),
  noun('brother', 'hermano', 'm', 'person', 'helped had', 'tall | tired sick sad happy kind young', {
    family: true,
  }),
  noun('sister', 'hermana', 'f', 'person', 'helped had', 'tall | tired sick sad happy kind young', {
    family: true,
  }),
  noun('mother/', 'madre', 'f', 'person', 'helped', '| tall tired sick sad happy kind young', { family: true }),
  noun('father/', 'padre', 'm', 'person', 'helped', '| tall tired sick sad happy kind young', { family: true }),

  noun('cat', 'gato', 'm', 'animal', 'seen had wanted', 'black white small big old pretty | tired sick'),
  noun('dog', 'perro', 'm', 'animal', 'seen had wanted', 'black white small big old good | tired sick dirty clean'),
  noun('cow', 'vaca', 'f', 'cattle', 'seen had bought', 'black white big old good | tired sick'),
  noun('bird', 'pájaro', 'm', 'animal', 'seen had', `${COLOURS} small big pretty`),

  noun(
    'house',
    'casa',
    'f',
    'building',
    'seen had wanted bought',
    `white red blue green ${LOOKS} pretty expensive | clean dirty`,
  ),
  noun(
    'car',
    'coche',
    'm',
    'vehicle',
    'seen had wanted bought washed',
    `red black white blue green ${LOOKS} expensive | clean dirty`,
  ),
  noun('book', 'libro', 'm', 'small', 'had wanted bought read opened', `red blue green ${LOOKS} good expensive`),
  noun('letter', 'carta', 'f', 'small', 'had read written opened', 'old new pretty'),
  noun('photo', 'foto', 'f', 'small', 'seen had wanted', `${LOOKS} pretty good`),
  noun(
    'table',
    'mesa',
    'f',
    'furniture',
    'had wanted bought washed',
    `white black green ${LOOKS} expensive | clean dirty`,
  ),
  noun(
    'chair',
    'silla',
    'f',
    'furniture',
    'had wanted bought',
    `white red green yellow ${LOOKS} expensive | clean dirty`,
  ),
  noun('door', 'puerta', 'f', 'part', 'opened', `white red green blue yellow ${LOOKS}`),
  noun('window', 'ventana', 'f', 'part', 'opened washed', 'small big new old | clean dirty'),
  noun('flower', 'flor', 'f', 'plant', 'seen had wanted bought', 'red white blue yellow small big pretty'),
  noun('tree', 'árbol', 'm', 'plant', 'seen had', 'tall small big old green pretty'),
  noun('apple', 'manzana', 'f', 'small', 'had wanted bought eaten washed', 'red green yellow small big good'),
  noun('shirt', 'camisa', 'f', 'small', 'had wanted bought washed', `${COLOURS} new old pretty expensive clean dirty`),
  noun('hat', 'sombrero', 'm', 'small', 'seen had wanted bought', `${COLOURS} ${LOOKS} pretty expensive | dirty clean`),
  noun(
    'cup',
    'taza',
    'f',
    'small',
    'had wanted bought washed',
    `white red blue yellow black ${LOOKS} pretty clean dirty`,
  ),
  noun('key', 'llave', 'f', 'small', 'seen had wanted', 'small big new old'),
  noun('hand', 'mano', 'f', 'body', 'none', '| cold clean dirty small big', { family: true }),

  noun('water/', 'agua', 'f', 'drink', 'had wanted drunk', 'cold hot clean | dirty', { article: 'el' }),
  noun('milk/', 'leche', 'f', 'drink', 'had wanted bought drunk', 'cold hot'),
  noun('coffee/', 'café', 'm', 'drink', 'had wanted bought drunk', 'cold hot good expensive'),
  noun('bread/', 'pan', 'm', 'food', 'had wanted bought eaten', 'white black good hot'),
  noun('soup/', 'sopa', 'f', 'food', 'had wanted eaten', 'hot cold good'),

  noun('park/', 'parque', 'm', 'place', 'seen', 'small big new old pretty | clean dirty'),
  noun('garden/', 'jardín', 'm', 'place', 'seen', 'small big pretty | clean'),
  noun('kitchen/', 'cocina', 'f', 'place', 'seen', 'small big new old white | clean dirty'),
  noun('city/', 'ciudad', 'f', 'place', 'seen', 'small big old pretty | clean dirty expensive'),
  noun('school/', 'escuela', 'f', 'place', 'seen', 'small big new old good | clean dirty'),
  noun('market/', 'mercado', 'm', 'place', 'seen', 'small big new old good | clean dirty expensive'),
  noun('beach/', 'playa', 'f', 'place', 'seen', 'small big pretty clean | dirty'),
];

/**
 * `be`: ser for what something is, estar for how it is. `topic`: a second adjective must be about something else
 * ("the new house is white", never "the new house is old"). `forms`: as in `agreement`.
 */
function adjective(english, spanish, be, topic, before) {
  const feminine = spanish.replace(/o$/, 'a');
  const plurals = [plural(spanish), plural(feminine)].map((form) => form.replace('jov', 'jóv'));
  return { english, be, topic, before: before !== undefined, forms: [before ?? spanish, feminine, ...plurals] };
}

export const ADJECTIVES = [
  adjective('red', 'rojo', 'ser', 'colour'),
  adjective('black', 'negro', 'ser', 'colour'),
  adjective('white', 'blanco', 'ser', 'colour'),
  adjective('yellow', 'amarillo', 'ser', 'colour'),
  adjective('blue', 'azul', 'ser', 'colour'),
  adjective('green', 'verde', 'ser', 'colour'),
  adjective('big', 'grande', 'ser', 'size'),
  adjective('small', 'pequeño', 'ser', 'size'),
  adjective('new', 'nuevo', 'ser', 'age'),
  adjective('old', 'viejo', 'ser', 'age'),
  adjective('pretty', 'bonito', 'ser', 'looks'),
  adjective('expensive', 'caro', 'ser', 'price'),
  adjective('tall', 'alto', 'ser', 'size'),
  adjective('young', 'joven', 'ser', 'age'),
  adjective('kind', 'amable', 'ser', 'manner'),
  adjective('happy', 'feliz', 'estar', 'mood'),
  adjective('sad', 'triste', 'estar', 'mood'),
  adjective('tired', 'cansado', 'estar', 'mood'),
  adjective('sick', 'enfermo', 'estar', 'mood'),
  adjective('clean', 'limpio', 'estar', 'state'),
  adjective('dirty', 'sucio', 'estar', 'state'),
  adjective('cold', 'frío', 'estar', 'heat'),
  adjective('hot', 'caliente', 'estar', 'heat'),
  // The one that Spanish, too, puts before the noun, and cuts short there: un buen libro.
  adjective('good', 'bueno', 'ser', 'quality', 'buen'),
];

/**
 * `spanish`: I, you, he or she, we, they, and the infinitive where "to …" uses it.
 * `doers`: kinds of subject (or a noun by its name). `object`: the role a noun must have, `determiners`: how it may be said.
 * '' for none at all, as in
 * "he drinks milk"; `without`: adjectives that do not suit it. `where`: the kind of place, see places.mjs; `placed`: always with one.
 */
const verb = (english, spanish, options) => {
  const [base, third] = english.split(' ');
  return { english: [base, third], spanish: spanish.split(' '), doers: ['person'], ...options };
};

const SOME = ['a', 'two', 'three', 'many', ''];
const CERTAIN = ['the', 'this', 'these'];
export const OWNERS = ['my', 'your', 'his', 'her'];

export const VERBS = [
  verb('see sees', 'veo ves ve vemos ven ver', {
    object: 'seen',
    determiners: [...SOME, ...CERTAIN, ...OWNERS],
    doers: ['person', 'animal'],
    where: 'outside',
  }),
  verb('have has', 'tengo tienes tiene tenemos tienen', { object: 'had', determiners: SOME, without: 'dirty clean' }),
  verb('want wants', 'quiero quieres quiere queremos quieren', {
    object: 'wanted',
    determiners: ['a', 'two', 'three', '', ...CERTAIN],
    without: 'dirty old',
  }),
  verb('buy buys', 'compro compras compra compramos compran comprar', {
    object: 'bought',
    determiners: [...SOME, ...CERTAIN],
    without: 'dirty clean hot',
    where: 'shop',
  }),
  verb('eat eats', 'como comes come comemos comen comer', {
    object: 'eaten',
    determiners: [...SOME, ...CERTAIN],
    where: 'meal',
  }),
  verb('drink drinks', 'bebo bebes bebe bebemos beben beber', {
    object: 'drunk',
    determiners: ['', 'the', 'this'],
    doers: ['person', 'animal', 'cattle'],
    without: 'dirty',
    where: 'meal',
  }),
  verb('read reads', 'leo lees lee leemos leen leer', {
    object: 'read',
    determiners: [...SOME, ...CERTAIN, ...OWNERS],
    without: 'small expensive',
    where: 'leisure',
  }),
  verb('write writes', 'escribo escribes escribe escribimos escriben', {
    object: 'written',
    determiners: [...SOME, 'this', 'these'],
    without: 'old new',
    where: 'leisure',
  }),
  verb('open opens', 'abro abres abre abrimos abren', { object: 'opened', determiners: ['a', ...CERTAIN, ...OWNERS] }),
  verb('wash washes', 'lavo lavas lava lavamos lavan', {
    object: 'washed',
    determiners: ['two', ...CERTAIN, ...OWNERS],
    without: 'clean',
  }),
  verb('help helps', 'ayudo ayudas ayuda ayudamos ayudan', {
    object: 'helped',
    determiners: ['two', 'many', 'a', ...CERTAIN, ...OWNERS],
    where: 'work',
  }),
  verb('sleep sleeps', 'duermo duermes duerme dormimos duermen dormir', {
    doers: ['person', 'animal', 'cattle'],
    where: 'rest',
  }),
  verb('sing sings', 'canto cantas canta cantamos cantan cantar', { doers: ['person', 'bird'], where: 'leisure' }),
  verb('work works', 'trabajo trabajas trabaja trabajamos trabajan', { where: 'work', placed: true }),
  verb('live lives', 'vivo vives vive vivimos viven', { where: 'home', placed: true }),
  verb('go goes', 'voy vas va vamos van ir', { where: 'goal', placed: true }),
];

export const SER = ['soy', 'eres', 'es', 'somos', 'son'];
export const ESTAR = ['estoy', 'estás', 'está', 'estamos', 'están'];

/** `person` indexes the verb forms above. Spanish leaves out what the verb's ending says and keeps él, ella and ellos. */
export const PRONOUNS = [
  { english: 'I', be: 'am', person: 0, object: 'me' },
  { english: 'you', be: 'are', person: 1, object: 'te' },
  { english: 'he', be: 'is', person: 2, spanish: 'él', third: true },
  { english: 'she', be: 'is', person: 2, spanish: 'ella', third: true, feminine: true },
  { english: 'we', be: 'are', person: 3, object: 'nos', plural: true },
  { english: 'they', be: 'are', person: 4, spanish: 'ellos', plural: true },
];

/** Masculine and feminine singular, masculine and feminine plural; null where English has no such use. */
export const DETERMINERS = {
  '': ['', '', '', ''],
  the: ['el', 'la', 'los', 'las'],
  a: ['un', 'una', null, null],
  my: ['mi', 'mi', 'mis', 'mis'],
  your: ['tu', 'tu', 'tus', 'tus'],
  his: ['su', 'su', 'sus', 'sus'],
  her: ['su', 'su', 'sus', 'sus'],
  this: ['este', 'esta', null, null],
  these: [null, null, 'estos', 'estas'],
  two: [null, null, 'dos', 'dos'],
  three: [null, null, 'tres', 'tres'],
  many: [null, null, 'muchos', 'muchas'],
};
