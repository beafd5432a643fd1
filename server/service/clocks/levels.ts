/** Tickets of a member whose level rises get the targets of the higher level; a fall changes nothing. */
import { and, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { tickets } from '#db/schema/service/tickets';
import { loadPersonLevel } from '../../members/levels/personLevel.ts';
import { loadRanks } from '../../members/levels/load.ts';
import { loadPeople } from '../../members/people/load.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { isHigher } from './clock.ts';
import { applyPolicy } from './follow.ts';
import { loadTargets } from './load.ts';
import { recomputeClocks } from './recompute.ts';

const liveOf = prepared({ memberIds: many(tickets.memberId) }, (q, { memberIds }) =>
  q
    .select()
    .from(tickets)
    .where(
      and(
        inArray(tickets.memberId, memberIds),
        inArray(tickets.state, ['new', 'open', 'pendingCustomer', 'onHold']),
      ),
    ),
);

export const followLevels = async (
  tx: Db,
  writer: Writer,
  memberIds: readonly number[],
): Promise<void> => {
  const { recordsOf } = await loadPeople(tx, memberIds);
  const records = [...new Set(memberIds.flatMap((id) => recordsOf(id)))];
  const live = await liveOf(tx, { memberIds: records });
  if (live.length === 0) return;
  const ranks = await loadRanks(tx);
  for (const ticket of live) {
    const member =
      ticket.memberId === null ? undefined : await findRow(tx, members, ticket.memberId);
    const last = (await loadTargets(tx, ticket.id)).at(-1);
    if (!member || !last) continue;
    const level = await loadPersonLevel(tx, member, writer.now);
    if (!isHigher(level, last.level, ranks)) continue;
    await applyPolicy(tx, { ...ticket, level }, { at: writer.now, isRise: true });
    await recomputeClocks(tx, ticket.id, writer.now);
  }
};
export const followLevelChanges = (
  tx: Db,
  writer: Writer,
  changes: readonly { memberId: number }[],
): Promise<void> =>
  followLevels(
    tx,
    writer,
    changes.map(({ memberId }) => memberId),
  );
