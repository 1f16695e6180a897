/** What a date or a number is in Spanish, so that also what the reader types can be judged. */
import type { BuiltLesson } from './build';

const SMALL =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  );
const TENS = 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');
const HUNDREDS =
  'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(' ');

export function inSpanish(number: number): string {
  const [thousands, hundreds, rest] = [Math.floor(number / 1000), Math.floor(number / 100) % 10, number % 100];
  if (number < 30) return SMALL[number]!;
  const words: string[] = [];
  if (thousands > 0) words.push(thousands === 1 ? 'mil' : `${SMALL[thousands]!} mil`);
  if (hundreds > 0) words.push(hundreds === 1 && rest === 0 ? 'cien' : HUNDREDS[hundreds - 1]!);
  if (rest > 0 && rest < 30) words.push(SMALL[rest]!);
  else if (rest > 0) words.push(TENS[Math.floor(rest / 10) - 3]! + (rest % 10 > 0 ? ` y ${SMALL[rest % 10]!}` : ''));
  return words.join(' ');
}

const MONTHS =
  'January enero February febrero March marzo April abril May mayo June junio July julio August agosto September septiembre October octubre November noviembre December diciembre'
    .toLowerCase()
    .split(' ');
const DAYS =
  'Monday lunes Tuesday martes Wednesday miércoles Thursday jueves Friday viernes Saturday sábado Sunday domingo'
    .toLowerCase()
    .split(' ');

/** Names stand in front of their translations. */
const translated = (names: readonly string[], name = ''): string | null => {
  const at = names.indexOf(name.toLowerCase());
  return at >= 0 && at % 2 === 0 ? names[at + 1]! : null;
};

/** Null for what is not of the lesson's kind: the engine draws numbers of up to four digits, and dates of two centuries. */
export function rightAnswer(lesson: BuiltLesson, text: string): string | null {
  const typed = text.trim().replace(/\s+/g, ' ');
  if (lesson === 'numbers') return /^(0|[1-9]\d{0,3})$/.test(typed) ? inSpanish(Number(typed)) : null;
  const [, weekday, name, day, year] = /^([a-z]+) ?, ?([a-z]+) (\d{1,2}) ?, ?((?:19|20)\d\d)$/i.exec(typed) ?? [];
  const [ofWeek, month] = [translated(DAYS, weekday), translated(MONTHS, name)];
  if (ofWeek === null || month === null || Number(day) < 1 || Number(day) > 31 || day!.startsWith('0')) return null;
  return `${ofWeek}, ${day!} de ${month} de ${year!}`;
}

/** Learned from; new but of the kind that is learned; or of another kind. */
export type Kind = 'learned' | 'new' | 'other';

export function kindOfInput(lesson: BuiltLesson, text: string, learned: readonly { source: string }[]): Kind {
  const bare = (one: string): string =>
    one
      .toLowerCase()
      .replace(/[\s,]+/g, ' ')
      .trim();
  if (learned.some(({ source }) => bare(source) === bare(text))) return 'learned';
  return rightAnswer(lesson, text) === null ? 'other' : 'new';
}
