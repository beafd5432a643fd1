/** Which promotions of a campaign a verb on all of them concerns. Pure. */
import type { CampaignVerb } from '#contract/promotions/campaigns';
import { type PhaseFacts, phaseOf } from '../promotions/rules.ts';

const CONCERNED: Record<CampaignVerb, (facts: PhaseFacts, now: number) => boolean> = {
  submit: ({ openStatus }) => openStatus === 'draft',
  pause: (facts, now) => ['running', 'scheduled'].includes(phaseOf(facts, now)),
  resume: (facts, now) => phaseOf(facts, now) === 'paused',
  end: (facts, now) => ['running', 'paused'].includes(phaseOf(facts, now)),
};

/** Whether the verb concerns the promotion; the others are left as they are. */
export const concerns = (verb: CampaignVerb, facts: PhaseFacts, now: number): boolean =>
  facts.archivedAt === null && CONCERNED[verb](facts, now);
