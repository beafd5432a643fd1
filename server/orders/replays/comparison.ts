/** A comparison of a replay with what was given, of nothing: to add to. Pure. */
import type { Comparison } from '#contract/members/replays';

export const noComparison = (): Comparison => ({
  replayed: 0,
  earlierVersion: 0,
  history: 0,
  notApproved: 0,
  unrewarded: 0,
  different: 0,
  given: 0,
  adjusted: 0,
});
