// Whether other programs were at work: a probe sees what the core can do before and after a timing, not who shared it meanwhile.
import { readFileSync } from 'node:fs';

/**
 * Seconds, since the machine was started, in which some program was ready to run and had no core. Linux counts them;
 * elsewhere, and where it is switched off, nothing.
 */
export function waitedFor() {
  try {
    const total = /^some .*total=(\d+)/m.exec(readFileSync('/proc/pressure/cpu', 'utf8'))?.[1];
    return total === undefined ? undefined : Number(total) / 1e6;
  } catch {
    return undefined;
  }
}
