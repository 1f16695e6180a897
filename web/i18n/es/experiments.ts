import type en from '../en/experiments';

const es: Record<keyof typeof en, string> = {};

export default es;
