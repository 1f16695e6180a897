import type en from '../en/attention';

const es: Record<keyof typeof en, string> = {};

export default es;
