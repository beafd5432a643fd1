import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { showBenefits } from './show.ts';

export const levelBenefitRoutes = resource('members', {
  actions: {
    benefits: {
      summary: "What the member's level gives now, and what the next one would give",
      method: 'get',
      action: 'show',
      handle: ({ db, now }: Context, { params }: Call) =>
        showBenefits(db, recordId(params.id), now()),
    },
  },
});
