import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { growthList } from './list.ts';
import { showGrowth } from './show.ts';

export const growthRoutes = [
  ...resource('growthEntries', { list: listOf(growthList) }),
  ...resource('members', {
    actions: {
      growth: {
        summary: "The member's growth in all, and the newest entries with how they came about",
        method: 'get',
        action: 'show',
        handle: ({ db }: Context, { params }: Call) => showGrowth(db, recordId(params.id)),
      },
    },
  }),
];
