/** The phase of a campaign at an instant, which changes by time alone. Pure; used by server and client. */
import type { Campaign } from '#contract/promotions/campaigns';

export type CampaignPhase = 'planned' | 'running' | 'ended' | 'archived';

/** `now` in UTC ms. */
export const campaignPhase = (
  { startsAt, endsAt, archivedAt }: Pick<Campaign, 'startsAt' | 'endsAt' | 'archivedAt'>,
  now: number,
): CampaignPhase => {
  if (archivedAt !== null) return 'archived';
  if (now < startsAt) return 'planned';
  return endsAt !== null && endsAt <= now ? 'ended' : 'running';
};
