import type en from '../en/keep';

const es: Record<keyof typeof en, string> = {};

export default es;
