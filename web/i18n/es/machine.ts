import type en from '../en/machine';

const es: Record<keyof typeof en, string> = {};

export default es;
