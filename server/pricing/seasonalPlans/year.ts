/** Makes the draft batches of a plan for one year. */
import type { YearResult } from '#contract/pricing/seasonalPlans';
import { seasonalPlans } from '#db/schema/pricing/seasonalPlans';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import { conflict } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { windowOf } from './rules.ts';
import { makeEntry } from './makeEntry.ts';

/** Makes one draft batch for each entry. Batches made earlier stay, and each entry without one has a reason. */
export const makeYear = async (
  context: Context,
  id: number,
  year: number,
): Promise<YearResult[]> => {
  const plan = await getRow(context.db, seasonalPlans, id);
  if (plan.archivedAt !== null) throw conflict('seasonalPlans.errors.archived');
  const writer = await writerOf(context);
  const results: YearResult[] = [];
  for (const entry of plan.entries) {
    const window = windowOf(entry, year, writer.settings.timeZone);
    results.push(await makeEntry(context, { plan, entry, year, window }));
  }
  const made = results.filter(({ outcome }) => outcome === 'made').length;
  if (made > 0)
    await context.transaction((tx) =>
      recordActivity(tx, {
        actor: writer.actor,
        at: writer.now,
        resource: 'seasonalPlans',
        recordId: id,
        recordName: plan.name,
        verb: 'planYear',
        after: { year, batches: made },
      }),
    );
  return results;
};
