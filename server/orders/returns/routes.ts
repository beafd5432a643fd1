/** Routes of returns: they are read, and those beyond what was ordered are decided on. */
import { ReturnDecision } from '#contract/orders/returns';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { decideReturn } from './decide.ts';
import { returnList } from './list.ts';
import { showReturn } from './show.ts';

const decision = (summary: string, review: 'accepted' | 'refused') => ({
  summary,
  action: 'decide',
  body: ReturnDecision,
  handle: async (context: Context, { params, body }: Call<ReturnDecision>) => {
    const id = recordId(params.id);
    const writer = await writerOf(context);
    await context.transaction((tx) => decideReturn(tx, writer, id, review, body));
    return showReturn(context.db, id);
  },
});

export const returnRoutes = resource('returns', {
  list: listOf(returnList),
  show: (context, { params }) => showReturn(context.db, recordId(params.id)),
  actions: {
    acceptance: decision('Count a return that is beyond what was ordered', 'accepted'),
    refusal: decision(
      'Leave a return that is beyond what was ordered out of all figures',
      'refused',
    ),
  },
});
