/** What a campaign is at an instant; time alone moves it. Pure. */
import type { Campaign } from '#contract/promotions/campaigns';
import type { Tone } from '../../ui/record/StatusChip.tsx';

export type CampaignPhase = 'planned' | 'running' | 'ended' | 'archived';
export const CAMPAIGN_TONES: Record<CampaignPhase, Tone> = {
  planned: 'information',
  running: 'good',
  ended: 'neutral',
  archived: 'neutral',
};

/** `now` in UTC ms. */
export const campaignPhase = (
  { startsAt, endsAt, archivedAt }: Pick<Campaign, 'startsAt' | 'endsAt' | 'archivedAt'>,
  now: number,
): CampaignPhase => {
  if (archivedAt !== null) return 'archived';
  if (now < startsAt) return 'planned';
  return endsAt !== null && endsAt <= now ? 'ended' : 'running';
};
