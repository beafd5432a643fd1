/** Computes the combined effect of a draft and another promotion on goods in the scope of both. Pure. */
import type { Terms } from '#contract/promotions/promotions';
import type { Conflict } from '#contract/promotions/review';
import type { Candidate, EngineRules } from '../engine/types.ts';
import { phaseOf } from '../promotions/rules.ts';
import type { Other } from './others.ts';
import { concerns, depthBps, evaluateSample } from './evaluateSample.ts';
import type { Sample } from './loadSample.ts';
import { requirementsOf } from './requirements.ts';

/** Maximum number of goods on which two promotions are compared. */
const MAX_COMPARED = 200;

/** How two promotions of a lane are combined. */
const relationOf = (draft: Terms, other: Terms, rules: EngineRules): Conflict['both'] => {
  const isExcluding = (one: Terms, another: Terms) =>
    one.exclusivity === 'all' || (one.exclusivity === 'lane' && one.lane === another.lane);
  const draftExcludes = isExcluding(draft, other);
  const otherExcludes = isExcluding(other, draft);
  if (draftExcludes && (!otherExcludes || draft.priority > other.priority)) return 'silences';
  if (otherExcludes) return 'silenced';
  return draft.lane === other.lane && rules.lanes[draft.lane] === 'best' ? 'best' : 'stack';
};

/** Null where none of the sampled goods is in the scope of the other promotion. */
export const computeConflict = (
  draft: Candidate,
  { row, overlap, candidate }: Other,
  sample: Sample,
  now: number,
): Conflict | null => {
  const { terms } = row;
  const requirements = [...sample.requirements, ...requirementsOf(terms)];
  const results = sample.goods
    .slice(0, MAX_COMPARED)
    .filter(({ facts, price }) => concerns(candidate, facts, price))
    .map((one) =>
      evaluateSample(one, [draft.terms, terms], requirements, [draft, candidate], sample),
    );
  if (results.length === 0) return null;
  return {
    promotionId: row.id,
    name: row.name,
    phase: phaseOf(row, now),
    lane: terms.lane,
    overlap,
    both: relationOf(draft.terms, terms, sample.rules),
    depthBps: Math.max(...results.map(depthBps)),
    belowFloorVariants: results.filter(({ guarded }) => guarded).length,
  };
};
