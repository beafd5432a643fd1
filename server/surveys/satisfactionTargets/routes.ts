/** Routes of targets. */
import { TargetInput } from '#contract/surveys/satisfactionTargets';
import { satisfactionTargets } from '#db/schema/surveys/monthlyReviews';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createTarget, withdrawTarget } from './actions.ts';
import { targetList } from './list.ts';
import { toShownTarget } from './load.ts';

export const targetRoutes: Route[] = resource('satisfactionTargets', {
  list: listOf(targetList),
  show: async ({ db }, { params }) =>
    toShownTarget(await getRow(db, satisfactionTargets, recordId(params.id))),
  create: {
    body: TargetInput,
    handle: async (context: Context, { body }: Call<TargetInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createTarget(tx, writer, body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => withdrawTarget(tx, writer, recordId(params.id)));
  },
});
