/** Removes restrictions from a promotion for the worst case. Pure. */
import type { Terms } from '#contract/promotions/promotions';
import type { Candidate } from '../engine/types.ts';

/**
 * The promotion without its window, hours, limits and conditions on members, because in the worst case all of them are
 * met.
 */
export const withoutRestrictions = (candidate: Candidate): Candidate => {
  const terms: Terms = {
    ...candidate.terms,
    startsAt: 0,
    endsAt: null,
    hours: [],
    holdoutBps: 0,
    audience: {
      ...candidate.terms.audience,
      newWithinDays: null,
      orderNumber: null,
      birthdayMonth: false,
    },
    limits: { ...candidate.terms.limits, uses: null, perMember: null, perDay: null, budget: null },
  };
  return {
    ...candidate,
    terms,
    paused: false,
    code: candidate.code ?? (terms.trigger === 'code' ? '*' : null),
    campaign: null,
  };
};
