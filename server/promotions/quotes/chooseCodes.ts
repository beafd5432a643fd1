/** Chooses between several codes that were entered for one promotion. */
import type { RefusedCode } from '#contract/promotions/verdicts';
import { counters } from '../engine/counters.ts';
import type { ScreenedCandidates } from '../engine/eligible.ts';
import type { Candidate, UsageLookup } from '../engine/types.ts';
import type { CodeChoices } from './codes.ts';
import { isUsedUp } from './held/usable.ts';

/** The counters that `chooseCodes` reads. */
export const choiceCounters = (choices: CodeChoices): string[] =>
  [...choices.values()]
    .flat()
    .flatMap(({ couponId }) => (couponId === null ? [] : counters.coupon(couponId)));

/** Of several codes of a promotion the first that is not used up counts, whatever their order. */
export const chooseCodes = (
  screened: ScreenedCandidates,
  choices: CodeChoices,
  usage: UsageLookup,
): { screened: ScreenedCandidates; refused: RefusedCode[] } => {
  const refused: RefusedCode[] = [];
  const chosen = (candidate: Candidate): Candidate => {
    const all = candidate.couponId === null ? undefined : choices.get(candidate.id);
    if (!all) return candidate;
    const counts = all.find((one) => !isUsedUp(one, usage)) ?? candidate;
    for (const one of all)
      if (one.couponId !== counts.couponId)
        refused.push({
          code: one.code ?? '',
          verdict: isUsedUp(one, usage) ? 'codeUsedUp' : 'silenced',
          promotionId: one.id,
        });
    return counts;
  };
  return {
    screened: {
      eligible: screened.eligible.map(chosen),
      refused: screened.refused.map((one) => ({ ...one, candidate: chosen(one.candidate) })),
    },
    refused,
  };
};
