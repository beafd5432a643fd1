/** Verbs on all promotions of a campaign. */
import type { CampaignOutcome, CampaignVerb } from '#contract/promotions/campaigns';
import type { Db } from '#db';
import { campaigns } from '#db/schema/promotions/campaigns';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, HttpError } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { type Writer, writerAfter } from '../../platform/records/writer.ts';
import { endPromotion } from '../promotions/end.ts';
import { submitPromotion } from '../promotions/submit.ts';
import { switchPromotion } from '../promotions/switch.ts';
import { activityEntry } from './activityEntry.ts';
import { loadPromotionsOf } from './promotionsOf.ts';
import { concerns } from './rules.ts';

type Work = (tx: Db, writer: Writer, id: number, reason: string | null) => Promise<void>;

const WORK: Record<CampaignVerb, Work> = {
  submit: submitPromotion,
  pause: (tx, writer, id, reason) => switchPromotion(tx, writer, id, 'pause', reason),
  resume: (tx, writer, id, reason) => switchPromotion(tx, writer, id, 'resume', reason),
  end: endPromotion,
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
  const rows = (await loadPromotionsOf(tx, { campaignId: id })).filter((row) =>
    concerns(verb, row, writerAfter(writer, row.updatedAt).now),
  );
  if (rows.length === 0) throw conflict(`campaigns.errors.nothingTo.${verb}`);
  const outcome: CampaignOutcome = { done: [], refused: [] };
  for (const { id: promotionId, name } of rows) {
    try {
      await WORK[verb](tx, writer, promotionId, reason);
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
