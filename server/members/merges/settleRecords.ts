/** Carries records to now before they become one person's, or two members' again: what time did until then was theirs. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { evaluateMembers } from '../evaluation/evaluateMembers.ts';
import { endRounds, openOf } from '../inactivity/rounds.ts';
import { loadPeople } from '../people/load.ts';
import { openLedger } from '../points/openLedger.ts';

/** Records what time has done to points, and what one of a member's records repays of what another owes. */
export const settlePoints = async (
  tx: Db,
  writer: Writer,
  memberIds: readonly number[],
): Promise<void> => {
  const ledger = await openLedger(tx, writer, memberIds);
  for (const memberId of memberIds) ledger.keep(ledger.plansOf(memberId));
  await ledger.write();
};

/**
 * Records what time has done to their points and levels, and ends rounds of notices about inactivity: what one of two
 * records was told, the person may not have read. Another round begins when both are inactive.
 */
export const settleRecords = async (
  tx: Db,
  writer: Writer,
  memberIds: readonly number[],
): Promise<void> => {
  const { all } = await loadPeople(tx, memberIds);
  await settlePoints(tx, writer, memberIds);
  await evaluateMembers(tx, writer, memberIds, 'time');
  const open = await openOf(tx, { state: 'open', ids: [...all] });
  const ids = open.map(({ id }) => id);
  if (ids.length > 0) await endRounds(tx, { ids, state: 'ended', now: writer.now });
};
