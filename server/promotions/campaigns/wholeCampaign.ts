/** Verbs on all promotions of a campaign. */
import { and, asc, eq, getTableColumns, isNull } from 'drizzle-orm';
import type { CampaignOutcome, CampaignVerb } from '#contract/promotions/campaigns';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { campaigns } from '#db/schema/promotions/campaigns';
import { promotions } from '#db/schema/promotions/promotions';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, HttpError } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { type Writer, writerAfter } from '../../platform/records/writer.ts';
import { endPromotion } from '../promotions/end.ts';
import type { PromotionRow } from '../promotions/record.ts';
import { phaseOf } from '../promotions/rules.ts';
import { submitPromotion } from '../promotions/submit.ts';
import { switchPromotion } from '../promotions/switch.ts';
import { activityEntry } from './activityEntry.ts';

const promotionsOf = prepared({ campaignId: promotions.campaignId }, (q, { campaignId }) =>
  q
    .select(getTableColumns(promotions))
    .from(promotions)
    .where(and(eq(promotions.campaignId, campaignId), isNull(promotions.archivedAt)))
    .orderBy(asc(promotions.id)),
);

type Work = (tx: Db, writer: Writer, id: number, reason: string | null) => Promise<void>;
interface WholeVerb {
  /** Whether the verb concerns the promotion; the others are left as they are. */
  concerns: (row: PromotionRow, now: number) => boolean;
  work: Work;
}

const VERBS: Record<CampaignVerb, WholeVerb> = {
  submit: {
    concerns: ({ openStatus }) => openStatus === 'draft',
    work: submitPromotion,
  },
  pause: {
    concerns: (row, now) => ['running', 'scheduled'].includes(phaseOf(row, now)),
    work: (tx, writer, id, reason) => switchPromotion(tx, writer, id, 'pause', reason),
  },
  resume: {
    concerns: (row, now) => phaseOf(row, now) === 'paused',
    work: (tx, writer, id, reason) => switchPromotion(tx, writer, id, 'resume', reason),
  },
  end: {
    concerns: (row, now) => ['running', 'paused'].includes(phaseOf(row, now)),
    work: endPromotion,
  },
};

/**
 * Does it to each promotion that it concerns, and says which were refused and why; 409 where it concerns none. A
 * refusal comes before anything of that promotion is written, so the others go on.
 */
export const actOnCampaign = async (
  tx: Db,
  writer: Writer,
  id: number,
  verb: CampaignVerb,
  reason: string | null,
): Promise<CampaignOutcome> => {
  const campaign = await getRow(tx, campaigns, id);
  if (campaign.archivedAt !== null) throw conflict('campaigns.errors.archived');
  const { concerns, work } = VERBS[verb];
  const rows = (await promotionsOf(tx, { campaignId: id })).filter((row) =>
    concerns(row, writerAfter(writer, row.updatedAt).now),
  );
  if (rows.length === 0) throw conflict(`campaigns.errors.nothingTo.${verb}`);
  const outcome: CampaignOutcome = { done: [], refused: [] };
  for (const { id: promotionId, name } of rows) {
    try {
      await work(tx, writer, promotionId, reason);
      outcome.done.push({ id: promotionId, name });
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      outcome.refused.push({ id: promotionId, name, message: error.key });
    }
  }
  await recordActivity(tx, {
    ...activityEntry(writer, campaign),
    verb,
    after: { promotions: outcome.done.map((one) => one.name) },
    reason,
  });
  return outcome;
};
