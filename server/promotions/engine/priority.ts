/** Which of two promotions comes first. Pure. */
import type { Effect } from './effect.ts';
import type { Candidate } from './types.ts';

/** A promotion with what it would take off the basket. */
export interface Contender {
  candidate: Candidate;
  effect: Effect;
}

/** Higher priority first; of equal ones, the older first. */
export const byPriority = (a: Candidate, b: Candidate) =>
  b.terms.priority - a.terms.priority || a.id - b.id;

/**
 * Whether `a`, which gives `amount`, is preferred to `b`, which gives `other`: the larger amount, then the priority.
 */
export const isPreferred = (amount: number, a: Candidate, other: number, b: Candidate) =>
  amount === other ? byPriority(a, b) < 0 : amount > other;
