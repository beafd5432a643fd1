/** Finds the promotions of a campaign that go on after its end. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { outlastsCampaign } from '../promotions/rules.ts';

const endsOf = prepared({ campaignId: promotions.campaignId }, (q, { campaignId }) =>
  q
    .select({ id: promotions.id, name: promotions.name, endsAt: promotions.endsAt })
    .from(promotions)
    .where(and(eq(promotions.campaignId, campaignId), isNull(promotions.archivedAt)))
    .orderBy(asc(promotions.id)),
);

/** Those that have not ended, with the end of each. */
export const findOutlasting = async (
  db: Db,
  campaign: { id: number; endsAt: number | null },
  now: number,
) =>
  (await endsOf(db, { campaignId: campaign.id })).filter(
    (one) => outlastsCampaign(one, campaign) && (one.endsAt === null || one.endsAt > now),
  );
