import { PointsQuery } from '#contract/members/points';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { explainEntry } from './explainEntry.ts';
import { pointEntryList, pointLotList } from './list.ts';
import { showPoints } from './show.ts';

export const pointRoutes = [
  ...resource('pointEntries', {
    list: listOf(pointEntryList),
    show: ({ db }: Context, { params }: Call<never, never>) =>
      explainEntry(db, recordId(params.id)),
  }),
  ...resource('pointLots', { list: listOf(pointLotList) }),
  ...resource('members', {
    actions: {
      points: {
        summary:
          "The member's points now or at `asOf` (UTC ms): what can be spent, is pending, held, owed and lapses, with its lots and the newest entries",
        method: 'get',
        action: 'show',
        query: PointsQuery,
        handle: ({ db, now }: Context, { params, query }: Call<never, PointsQuery>) =>
          showPoints(
            db,
            recordId(params.id),
            query.asOf === undefined ? now() : Number(query.asOf),
          ),
      },
    },
  }),
];
