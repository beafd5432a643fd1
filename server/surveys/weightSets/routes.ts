/** Routes of weights. */
import { weightSets } from '#db/schema/surveys/surveys';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { toShownWeights } from './load.ts';

export const weightSetList: ListSpec = {
  table: weightSets,
  hidden: ['version', 'updatedAt'],
  defaultSort: ['effectiveAt', 'DESC'],
};

export const weightSetRoutes: Route[] = resource('weightSets', {
  list: listOf(weightSetList),
  show: async ({ db }, { params }) =>
    toShownWeights(await getRow(db, weightSets, recordId(params.id))),
});
