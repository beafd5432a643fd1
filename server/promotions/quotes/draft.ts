/** Converts a draft to a candidate of the engine. */
import type { PromotionInput } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { campaigns } from '#db/schema/promotions/campaigns';
import { findRow } from '../../platform/records/records.ts';
import { candidateOf } from './candidate.ts';
import type { Settings } from '#contract/platform/settings';
import type { Candidate } from '../engine/types.ts';

/** Placeholder for any code that a shopper may enter. */
const ANY_CODE = '*';
/** Higher than every id, so that the draft comes last among equal promotions, as it will when saved. */
const UNSAVED_ID = 2_147_483_647;

export const draftCandidate = async (
  db: Db,
  { name, labels, terms, campaignId }: PromotionInput,
  replaces: number | null,
  settings: Pick<Settings, 'language'>,
): Promise<Candidate> => {
  const campaign = campaignId === null ? undefined : await findRow(db, campaigns, campaignId);
  const row = { id: replaces ?? UNSAVED_ID, revision: 0, name, labels, terms, paused: false };
  const candidate = candidateOf(
    row,
    campaign ? { id: campaign.id, budget: campaign.budget } : null,
    settings,
  );
  return terms.trigger === 'code' ? { ...candidate, code: ANY_CODE } : candidate;
};
