/** Records who referred whom, and rewards those whose referee has registered already. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { referrals } from '#db/schema/members/activity';
import { findOrCreateMembers } from '../members/memberIds.ts';
import { loadEarningMembers } from '../earning/facts.ts';
import type { Programme } from '../earning/versions.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadReferrers } from './load.ts';
import { type Registered, rewardReferrals } from './rewardReferrals.ts';
import { whyRejected } from './rules.ts';

export interface ToldReferral {
  eventExternalId: string;
  referrerId: number;
  refereeExternalId: string;
  channel: string;
  at: number;
}

/**
 * In the order in which they were made. `registrations`: when members whom the store has not sent yet registered, as far as
 * events told it.
 */
export const recordReferrals = async (
  tx: Db,
  writer: Writer,
  programme: Programme,
  told: readonly ToldReferral[],
  registrations: (memberIds: readonly number[]) => Promise<ReadonlyMap<number, number>>,
) => {
  if (told.length === 0) return;
  const ids = await findOrCreateMembers(
    tx,
    writer,
    told.map(({ refereeExternalId }) => refereeExternalId),
  );
  const refereeIds = [...ids.values()];
  const members = await loadEarningMembers(tx, refereeIds);
  const byEvents = await registrations(
    refereeIds.filter((id) => members.get(id)?.provisional !== false),
  );
  const referrers = await loadReferrers(tx, [
    ...refereeIds,
    ...told.map(({ referrerId }) => referrerId),
  ]);
  const rows = told.map(({ referrerId, refereeExternalId, channel, at, eventExternalId }) => {
    const refereeId = ids.get(refereeExternalId) ?? 0;
    const member = members.get(refereeId);
    const isMember = member?.provisional === false;
    const registeredAt = (isMember ? member.joinedAt : byEvents.get(refereeId)) ?? null;
    const reason = whyRejected(
      { referrerId, refereeId, at },
      {
        referrerOf: (id) => referrers.get(id),
        // Whoever is a member had joined by the time they became known, whenever that was.
        registeredAt: registeredAt ?? (isMember ? member.createdAt : null),
      },
    );
    if (reason === null) referrers.set(refereeId, referrerId);
    return {
      referrerId,
      refereeId,
      state: reason === null ? ('invited' as const) : ('rejected' as const),
      reason,
      channel,
      eventExternalId,
      occurredAt: at,
      registeredAt,
      recordedAt: writer.now,
    };
  });
  const rowIds = await insertRows(tx, referrals, rows, { returning: true });
  const registered = rows.flatMap(({ registeredAt, reason, ...row }, index): Registered[] =>
    registeredAt === null || reason !== null
      ? []
      : [{ ...row, id: rowIds[index] ?? 0, registeredAt }],
  );
  await rewardReferrals(tx, writer, programme, registered);
};
