/** Loads the prices of variants that were shown. */
import type { Db } from '#db';
import { together } from '#db/together';
import { type Step, stepsOf } from '../priceEvents/rules.ts';
import { loadSpans } from '../shownSpans/load.ts';
import { stepsWithin } from '../shownSpans/rules.ts';
import { loadLog } from './readLog.ts';

/** The shown prices of each variant as steps. */
export const loadShown = async (
  db: Db,
  variantIds: readonly number[],
): Promise<(variantId: number) => Step[]> => {
  const [log, spans] = await together([loadLog(db, variantIds), loadSpans(db, variantIds)]);
  return (id) => stepsWithin(stepsOf(log.get(id) ?? []), spans.get(id) ?? []);
};
