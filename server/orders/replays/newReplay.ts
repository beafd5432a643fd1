/** The row of a replay that begins. */
import type { ReplayInput } from '#contract/members/replays';
import type { Db } from '#db';
import { programmeVersions } from '#db/schema/members/programme';
import type { programmeReplays } from '#db/schema/members/replays';
import { addDays, dayOf, monthsAfter, startOfDay } from '#shared/days';
import { loadLatest } from '../../members/programme/load.ts';
import { hashOfTerms } from '../../members/replays/guard.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { countMembers } from './runReplay.ts';
import { monthsIn } from './scenarios.ts';
import { emptyTally } from './tally.ts';

/** The instants between which is replayed: so many months up to now, the first day as a whole. */
const periodOf = (months: number, now: number, timeZone: string) => ({
  fromAt: startOfDay(addDays(monthsAfter(dayOf(now, timeZone), -months), 1), timeZone),
  untilAt: now,
  timeZone,
});

export const newReplay = async (
  tx: Db,
  { actor, now, settings: { timeZone } }: Writer,
  { versionId, months, doubledMonth }: ReplayInput,
): Promise<typeof programmeReplays.$inferInsert> => {
  const { terms } = await getRow(tx, programmeVersions, versionId);
  const followed = await loadLatest(tx);
  const { fromAt, untilAt } = periodOf(months, now, timeZone);
  const isDoubled = monthsIn(doubledMonth, { fromAt, untilAt, timeZone }).length > 0;
  return {
    versionId,
    baseNumber: followed?.number ?? null,
    termsHash: hashOfTerms(terms),
    months,
    doubledMonth,
    fromAt,
    untilAt,
    state: 'running',
    memberCount: await countMembers(tx, untilAt),
    tally: emptyTally(isDoubled),
    examples: [],
    staffId: actor.kind === 'staff' ? actor.id : null,
    staffName: actor.name,
    createdAt: now,
    updatedAt: now,
  };
};
