import type en from '../en/arithmetic';

const es: Record<keyof typeof en, string> = {};

export default es;
