import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { showInactivity } from './show.ts';

export const inactivityRoutes = resource('members', {
  actions: {
    inactivity: {
      summary:
        "When the member's points will be cleared if the member stays inactive, and the notices so far",
      method: 'get',
      action: 'show',
      handle: async (context: Context, { params }: Call) =>
        showInactivity(context.db, recordId(params.id), context.now(), await context.settings()),
    },
  },
});
