import type { Campaign } from '#contract/promotions/campaigns';

/** Of a campaign as read, what may be sent. */
export const sent = (campaign: Partial<Campaign>) => {
  const { name, theme, goal, ownerId, startsAt, endsAt, budget, otherCost, version } = campaign;
  return {
    name,
    theme,
    goal,
    ownerId,
    startsAt,
    endsAt,
    budget,
    otherCost,
    ...(version !== undefined && { version }),
  };
};
