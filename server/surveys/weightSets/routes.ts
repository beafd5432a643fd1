/** Routes of weights. */
import { WeightSetInput } from '#contract/surveys/weightSets';
import { weightSets } from '#db/schema/surveys/surveys';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createWeights, withdrawWeights } from './actions.ts';
import { toShownWeights } from './load.ts';

const weightSetList: ListSpec = {
  table: weightSets,
  hidden: ['version', 'updatedAt'],
  defaultSort: ['effectiveAt', 'DESC'],
};

export const weightSetRoutes: Route[] = resource('weightSets', {
  list: listOf(weightSetList),
  show: async ({ db }, { params }) =>
    toShownWeights(await getRow(db, weightSets, recordId(params.id))),
  create: {
    body: WeightSetInput,
    handle: async (context: Context, { body }: Call<WeightSetInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createWeights(tx, writer, body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => withdrawWeights(tx, writer, recordId(params.id)));
  },
});
