/** Members who were erased stay erased when a backup of before is restored. */
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { statement } from '#db/statements';
import { readSettings } from '../../platform/settings/read.ts';
import { findNamedMember } from '../members/byExternalId.ts';
import { isErased } from '../erased/refuse.ts';
import { loadPeople } from '../people/load.ts';
import { eraseRecord } from './eraseMember.ts';

export interface Erasure {
  externalId: string;
  erasedAt: number;
}

const erased = statement<{ external_id: string; erased_at: number }>(
  'select external_id, erased_at from members where erased_at is not null',
);

/** Whoever is erased now, by number. */
export const loadErasures = async (db: Db): Promise<Erasure[]> =>
  (await erased(db)).map((row) => ({
    externalId: row.external_id,
    erasedAt: Number(row.erased_at),
  }));

/** Of a member whom the backup does not know, only the number is noted, so that it is refused as before. */
const noteErased = (tx: Db, { externalId, erasedAt }: Erasure) =>
  insertRows(tx, members, [
    { externalId, erasedAt, provisional: true, createdAt: erasedAt, updatedAt: erasedAt },
  ]);

/** Erases them in a restored database. */
export const eraseAgain = async (
  tx: Db,
  erasures: readonly Erasure[],
  now: number,
): Promise<void> => {
  const settings = await readSettings(tx);
  const writer = { actor: SYSTEM, now, settings };
  const known: { id: number; erasedAt: number }[] = [];
  for (const erasure of erasures) {
    const member = await findNamedMember(tx, erasure.externalId);
    if (!member) await noteErased(tx, erasure);
    else if (!isErased(member)) known.push({ id: member.id, erasedAt: erasure.erasedAt });
  }
  const people = await loadPeople(
    tx,
    known.map(({ id }) => id),
  );
  const leaving = new Set(known.map(({ id }) => id));
  for (const { id, erasedAt } of known) {
    // A record that was no longer this person's when the person was erased stays.
    const recordIds = people.recordsOf(id).filter((one) => leaving.has(one));
    await eraseRecord(tx, writer, id, recordIds, { erasedAt, after: { afterRestore: true } });
  }
};
