/** Takes rounds of notices further: the second notice, the decision when points are cleared, or the end of the round. */
import type { Db } from '#db';
import { pointResets } from '#db/schema/members/pointResets';
import { versionAt } from '#rules/platform/versions';
import { dayOf, startOfDay } from '#shared/days';
import { loadBalances } from '../points/loadBalance.ts';
import type { ApprovedVersion } from '../programme/load.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { Clearing } from './beginRounds.ts';
import { endByActivity } from './endByActivity.ts';
import { loadRounds, recordNotices } from './notices.ts';
import { clearsAlike, nextStep } from './rules.ts';
import { endRounds, openAfter, openOf, PAGE } from './rounds.ts';

/**
 * A page of rounds after a member's id; `clearing` null where the programme clears no points any more. A round that began by
 * other terms than those in force ends: its notices named a day that holds no more, so another one begins.
 */
export const continueRounds = async (
  tx: Db,
  writer: Writer,
  clearing: Pick<Clearing, 'terms'> | null,
  versions: readonly ApprovedVersion[],
  after: number,
): Promise<{ last: number | null; told: number }> => {
  const { now, settings } = writer;
  const { timeZone } = settings;
  const page = await openAfter(tx, { state: 'open', after });
  const last = page.length < PAGE ? null : (page.at(-1)?.memberId ?? null);
  const ids = page.map(({ memberId }) => memberId);
  await endByActivity(tx, writer, ids);
  const rows = (await openOf(tx, { state: 'open', ids })).filter(({ resetAt }) => resetAt === null);
  const roundOf = await loadRounds(tx, rows, timeZone);
  const balances = await loadBalances(tx, ids, now);
  const ended: number[] = [];
  let told = 0;
  for (const row of rows) {
    const points = balances.get(row.memberId)?.available ?? 0;
    const begun = versions.find(({ number }) => number === row.programmeNumber);
    if (points === 0 || !clearing || !clearsAlike(begun?.terms.inactivity, clearing.terms)) {
      ended.push(row.id);
      continue;
    }
    const round = roundOf(row);
    // The second notice may be due when the first one has long been deleted from the log.
    if (row.firstLeftOn === null && round.first.state.kind === 'left')
      await updateRow(tx, pointResets, row.id, { firstLeftOn: round.first.state.day });
    const step = nextStep(row.lastDay, round, dayOf(now, timeZone), clearing.terms);
    if (step.kind === 'end') ended.push(row.id);
    if (step.kind === 'second') {
      const { clearedOn } = step;
      await updateRow(tx, pointResets, row.id, { secondAt: now, plannedDay: clearedOn });
      await recordNotices(tx, writer, [{ round: row, number: 2, points, clearedOn }]);
      told++;
    }
    if (step.kind === 'decide') {
      const resetAt = startOfDay(step.clearedOn, timeZone);
      // A version that has been approved may clear points otherwise by then, or none.
      if (clearsAlike(versionAt(versions, resetAt)?.terms.inactivity, clearing.terms))
        await updateRow(tx, pointResets, row.id, {
          plannedDay: step.clearedOn,
          resetAt,
          decidedAt: now,
        });
    }
  }
  if (ended.length > 0) await endRounds(tx, { ids: ended, state: 'ended', now });
  return { last, told };
};
