/** Refuses terms that end in the past or run past the end of their campaign. */
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { campaigns } from '#db/schema/promotions/campaigns';
import { HttpError } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import { endRefusal } from './rules.ts';

/** Before terms are submitted, approved or put in force. */
export const checkEnd = async (
  tx: Db,
  { terms, campaignId }: { terms: Terms; campaignId: number | null },
  now: number,
): Promise<void> => {
  const campaign = campaignId === null ? undefined : await findRow(tx, campaigns, campaignId);
  const key = endRefusal(terms, campaign, now);
  // Names the field, and says the reason itself, because verbs have no form to show it in.
  if (key !== null) throw new HttpError(422, key, { errors: { terms: { endsAt: key } } });
};
