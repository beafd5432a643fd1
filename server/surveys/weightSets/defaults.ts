/** The weights with which every store starts. */
import { SYSTEM } from '#contract/platform/activities';
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { weightSets } from '#db/schema/surveys/surveys';
import { FIRST_DIMENSIONS } from '../dimensions/defaults.ts';
import { loadWeightSets } from './load.ts';

/** They hold from the beginning, so that whatever was answered before can be counted. */
export const ensureWeights = (connection: Connection) =>
  connection.transaction(async (tx) => {
    if ((await loadWeightSets(tx)).length > 0) return;
    await insertRows(tx, weightSets, [
      {
        number: 1,
        weights: Object.fromEntries(FIRST_DIMENSIONS.map(([key, , , , weight]) => [key, weight])),
        effectiveAt: 0,
        reason: '–',
        authorName: SYSTEM.name,
        createdAt: 0,
        updatedAt: 0,
      },
    ]);
  });
