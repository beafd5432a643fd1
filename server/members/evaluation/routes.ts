import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { showProgramme } from './show.ts';

export const evaluationRoutes = resource('members', {
  actions: {
    programme: {
      summary:
        "The member's level in the programme, its term, and what is missing to the next level and to stay",
      method: 'get',
      action: 'show',
      handle: async (context: Context, { params }: Call) =>
        showProgramme(context.db, recordId(params.id), context.now(), await context.settings()),
    },
  },
});
