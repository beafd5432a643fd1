/** The dry run of one order or event by a version of the programme. */
import { DryRunInput } from '#contract/members/dryRuns';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { dryRun } from './dryRun.ts';

export const dryRunRoutes = resource('programmeVersions', {
  actions: {
    dryRun: {
      summary:
        'What one order or event would give by a version and by the one in force; writes nothing',
      action: 'show',
      body: DryRunInput,
      reads: true,
      handle: async (context: Context, { params, body }: Call<DryRunInput>) => {
        const { timeZone } = await context.settings();
        return dryRun(context.db, recordId(params.id), body, { now: context.now(), timeZone });
      },
    },
  },
});
