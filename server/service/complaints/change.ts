/** Writes what the case is as a complaint, and keeps whoever is complained about out of it. */
import type { Db } from '#db';
import { complaints } from '#db/schema/service/complaints';
import { conflict } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { loadComplaint } from './load.ts';

export const changeComplaint = async (
  tx: Db,
  { id }: CaseRow,
  values: Partial<typeof complaints.$inferSelect>,
): Promise<void> => updateRow(tx, complaints, (await loadComplaint(tx, id)).id, values);

/** Whoever is complained about has no part in it. */
export const refuseConflict = async (tx: Db, { actor }: CaseActing, { id, ownerId }: CaseRow) => {
  const { accusedId } = await loadComplaint(tx, id);
  if (accusedId !== null && (accusedId === ownerId || accusedId === actor.id))
    throw conflict('cases.errors.accusedOwner');
};
