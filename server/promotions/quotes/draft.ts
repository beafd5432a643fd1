/** Terms under work as the engine takes them. */
import type { PromotionInput } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { query } from '#db/statements';
import { candidateOf } from './promotionCache.ts';
import type { Settings } from '#contract/platform/settings';
import type { Candidate } from '../engine/types.ts';

/** A code that stands for whichever will be entered. */
const ANY_CODE = '*';
/** Later than every promotion there is: among equals it comes last, as it will when it is saved. */
const UNSAVED_ID = 2_147_483_647;

export const draftCandidate = async (
  db: Db,
  { name, labels, terms, campaignId }: PromotionInput,
  replaces: number | null,
  settings: Pick<Settings, 'language'>,
): Promise<Candidate> => {
  const [campaign] =
    campaignId === null
      ? []
      : await query<{ budget: number | null }>(db, 'select budget from campaigns where id = ?', [
          campaignId,
        ]);
  const row = { id: replaces ?? UNSAVED_ID, revision: 0, name, labels, terms, paused: false };
  const candidate = candidateOf(
    row,
    campaign && campaignId !== null ? { id: campaignId, budget: campaign.budget } : null,
    settings,
  );
  return terms.trigger === 'code' ? { ...candidate, code: ANY_CODE } : candidate;
};
