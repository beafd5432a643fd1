/** Loads the owner of a campaign. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { invalid } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';

const staffName = prepared({ id: staff.id }, (q, { id }) =>
  q.select({ name: staff.name }).from(staff).where(eq(staff.id, id)),
);

/** The owner's id and name; without an id the writer is the owner. */
export const loadOwner = async (tx: Db, { actor }: Writer, ownerId: string | null) => {
  if (ownerId === null || ownerId === actor.id) return { ownerId: actor.id, ownerName: actor.name };
  const [owner] = await staffName(tx, { id: ownerId });
  if (!owner) throw invalid({ ownerId: 'errors.notFound' });
  return { ownerId, ownerName: owner.name };
};
