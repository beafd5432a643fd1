/** Reads accountability: for managers, and for the employees who are parties of it. */
import { asc, eq } from 'drizzle-orm';
import type { Role } from '#contract/platform/access';
import type { Accountability } from '#contract/service/accountability';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { accountabilities, accountabilityShares } from '#db/schema/service/accountability';
import type { cases } from '#db/schema/service/cases';
import { notFound } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { casePartyOf } from '../stages/rules.ts';
import { allowedOf, type Side } from './rules.ts';

export interface Reader {
  id: string | null;
  role: Role | null;
}

const ofCase = prepared({ caseId: accountabilities.caseId }, (q, { caseId }) =>
  q.select().from(accountabilities).where(eq(accountabilities.caseId, caseId)),
);
const sharesOf = prepared({ of: accountabilityShares.accountabilityId }, (q, { of }) =>
  q
    .select({
      id: accountabilityShares.id,
      partyKind: accountabilityShares.partyKind,
      staffId: accountabilityShares.staffId,
      staffName: staff.name,
      partyName: accountabilityShares.partyName,
      bps: accountabilityShares.bps,
      cost: accountabilityShares.cost,
      reply: accountabilityShares.reply,
      repliedAt: accountabilityShares.repliedAt,
    })
    .from(accountabilityShares)
    .leftJoin(staff, eq(staff.id, accountabilityShares.staffId))
    .where(eq(accountabilityShares.accountabilityId, of))
    .orderBy(asc(accountabilityShares.position)),
);
export const loadShares = (db: Db, id: number) => sharesOf(db, { of: id });
export type ShareRow = Awaited<ReturnType<typeof loadShares>>[number];

const findOfCase = async (db: Db, caseId: number) => (await ofCase(db, { caseId }))[0];

/** Whether it is settled who answers for it, for now at least. */
export const isDecided = async (db: Db, caseId: number): Promise<boolean> => {
  const found = await findOfCase(db, caseId);
  return found !== undefined && found.decidedAt !== null;
};

/** Nobody else is told that there is one; a draft is nobody’s but the managers’ and its author’s. */
export const sideOf = (
  { stage, authorId }: Pick<typeof accountabilities.$inferSelect, 'stage' | 'authorId'>,
  shares: readonly { staffId: string | null }[],
  { id, role }: Reader,
): Side | null => {
  if (casePartyOf(role) === 'manager') return 'manager';
  if (stage === 'draft' && id !== null && authorId === id) return 'author';
  const isParty = stage !== 'draft' && shares.some(({ staffId }) => staffId === id);
  return isParty ? 'party' : null;
};

export const showAccountability = async (
  db: Db,
  id: number,
  reader: Reader,
): Promise<Accountability> => {
  const row = await getRow(db, accountabilities, id);
  const shares = await loadShares(db, id);
  const side = sideOf(row, shares, reader);
  if (side === null) throw notFound();
  const { authorId: _, deciderId: __, createdAt: ___, updatedAt: ____, ...shown } = row;
  return {
    ...shown,
    // A party sees its own share, and not what others said.
    shares: side === 'party' ? shares.filter(({ staffId }) => staffId === reader.id) : shares,
    allowed: allowedOf(row.stage, side),
  };
};

/** Of a case; null where there is none for this reader. */
export const showOfCase = async (
  db: Db,
  caseId: number,
  reader: Reader,
): Promise<Accountability | null> => {
  const row = await findOfCase(db, caseId);
  if (!row) return null;
  const side = sideOf(row, await loadShares(db, row.id), reader);
  return side === null ? null : showAccountability(db, row.id, reader);
};

/**
 * Managers draft it, and who owns the case. Of everybody else, and where another person has begun already, it is said alike
 * that a manager does it.
 */
export const draftingOf = async (
  db: Db,
  { id, ownerId }: Pick<typeof cases.$inferSelect, 'id' | 'ownerId'>,
  reader: Reader,
): Promise<'open' | 'taken' | 'managers'> => {
  const found = await findOfCase(db, id);
  const isSeen = found && sideOf(found, await loadShares(db, found.id), reader) !== null;
  if (isSeen) return 'taken';
  if (found) return 'managers';
  const isOwn = reader.id !== null && ownerId === reader.id;
  return casePartyOf(reader.role) === 'manager' || isOwn ? 'open' : 'managers';
};
