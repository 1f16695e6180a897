// Which timings the machine was quiet for. A virtual machine has slow phases of seconds to minutes, and may have other work;
// what the core can do at a moment, the probe, tells them. Machines differ, and so the rule is relative: a timing is quiet when
// the probes before and after it both reach this share of the best one of the run (a best of 51 GFLOP/s makes that 49), and
// when, where the system counts it, programs hardly had to wait for a core meanwhile.
import { median } from './stats.mjs';

export const SHARE = 0.96;
export const WAITED = 0.05;

/** { best, least, waited }: GFLOP/s and a share. `known` is what the core is known to reach, if a run should see too little. */
export function quietRule(timings, known = 0) {
  const best = timings.reduce((most, { probe }) => Math.max(most, ...probe), known);
  return { best, least: SHARE * best, waited: WAITED };
}

export const isQuiet = ({ probe, waited = 0 }, rule) => Math.min(...probe) >= rule.least && waited <= rule.waited;

/** { used, quiet }: the quiet ones where there are any, otherwise all of them, and `quiet` says which. */
export function usable(timings, rule) {
  const quiet = timings.filter((timing) => isQuiet(timing, rule));
  return quiet.length > 0 ? { used: quiet, quiet: true } : { used: timings, quiet: false };
}

/**
 * How many times as fast as `theirs` `ours` is, within each round: those of rounds that were quiet for both, or of all where
 * there is none. { ratios, quiet }
 */
export function ratios(ours, theirs, rule) {
  const pairs = ours.flatMap((our) => {
    const their = theirs.find(({ round }) => round === our.round);
    if (their === undefined) return [];
    const waited = Math.max(our.waited ?? 0, their.waited ?? 0);
    return [{ ratio: their.seconds / our.seconds, probe: [...our.probe, ...their.probe], waited }];
  });
  const { used, quiet } = usable(pairs, rule);
  return { ratios: used.map(({ ratio }) => ratio), quiet };
}

/** The middle of the probes beside some timings. */
export const probeOf = (timings) => median(timings.flatMap(({ probe }) => probe));
