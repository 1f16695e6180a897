import type en from '../en/time';

const es: Record<keyof typeof en, string> = {};

export default es;
