// Which timings the machine was quiet for. A virtual machine has slow phases of seconds to minutes; what the core can do at
// a moment, the probe, tells them. Machines differ, and so the rule is relative: a timing is quiet when the probes before and
// after it both reach this share of the best one of the run. (A best of 51 GFLOP/s makes that 49.)
import { median } from './stats.mjs';

export const SHARE = 0.96;

/** { best, least }: GFLOP/s. `known` is what the core is known to reach, if a run should see too little of it. */
export function quietRule(timings, known = 0) {
  const best = Math.max(known, ...timings.flatMap(({ probe }) => probe));
  return { best, least: SHARE * best };
}

export const isQuiet = ({ probe }, { least }) => Math.min(...probe) >= least;

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
    return their === undefined ? [] : [{ ratio: their.seconds / our.seconds, probe: [...our.probe, ...their.probe] }];
  });
  const { used, quiet } = usable(pairs, rule);
  return { ratios: used.map(({ ratio }) => ratio), quiet };
}

/** The middle of the probes beside some timings. */
export const probeOf = (timings) => median(timings.flatMap(({ probe }) => probe));
