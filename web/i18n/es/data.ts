import type en from '../en/data';

const es: Record<keyof typeof en, string> = {};

export default es;
