/** Refuses a window of a campaign that leaves out some of its member activities: these lie within it. */
import { and, eq, isNull, max, min } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { invalid } from '../../platform/http/errors.ts';

const spanOf = prepared({ campaignId: memberActivities.campaignId }, (q, { campaignId }) =>
  q
    .select({ first: min(memberActivities.startsAt), last: max(memberActivities.endsAt) })
    .from(memberActivities)
    .where(and(eq(memberActivities.campaignId, campaignId), isNull(memberActivities.archivedAt))),
);

export const checkActivitiesWithin = async (
  tx: Db,
  campaignId: number,
  { startsAt, endsAt }: { startsAt: number; endsAt: number | null },
) => {
  const [span] = await spanOf(tx, { campaignId });
  if (span?.first != null && Number(span.first) < startsAt)
    throw invalid({ startsAt: 'campaigns.errors.activityBefore' });
  if (span?.last != null && endsAt !== null && Number(span.last) > endsAt)
    throw invalid({ endsAt: 'campaigns.errors.activityAfter' });
};
