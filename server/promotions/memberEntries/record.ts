/** An entry as stored, as it is shown, and the entries of the activity log about it. */
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { files } from '#db/schema/platform/files';
import { coupons } from '#db/schema/promotions/coupons';
import {
  memberActivities,
  memberActivityPrizes,
  memberEntries,
} from '#db/schema/promotions/memberActivities';
import { pictureAddress } from '#rules/platform/pictures';
import { LANGUAGES, type Localized, localize } from '#shared/localization';
import { withMembers } from '../../members/members/withMembers.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadDecisions } from './decidable.ts';

export type EntryRow = typeof memberEntries.$inferSelect;

export const activityEntry = (
  { actor, now }: Writer,
  { id, number }: Pick<EntryRow, 'id' | 'number'>,
  names: Localized,
) => ({
  actor,
  at: now,
  resource: 'memberEntries',
  recordId: id,
  recordName: `${localize(names, LANGUAGES[0])} ${number}`,
});

const activitiesOf = prepared({ ids: many(memberActivities.id) }, (q, { ids }) =>
  q
    .select({
      id: memberActivities.id,
      names: memberActivities.names,
      kind: memberActivities.kind,
      code: memberActivities.code,
    })
    .from(memberActivities)
    .where(inArray(memberActivities.id, ids)),
);
const prizesOf = prepared({ ids: many(memberActivityPrizes.id) }, (q, { ids }) =>
  q
    .select({ id: memberActivityPrizes.id, names: memberActivityPrizes.names })
    .from(memberActivityPrizes)
    .where(inArray(memberActivityPrizes.id, ids)),
);
const codesOf = prepared({ ids: many(coupons.id) }, (q, { ids }) =>
  q.select({ id: coupons.id, code: coupons.code }).from(coupons).where(inArray(coupons.id, ids)),
);
const filesOf = prepared({ ids: many(files.id) }, (q, { ids }) =>
  q.select({ id: files.id, hash: files.hash }).from(files).where(inArray(files.id, ids)),
);
const fileByHash = prepared({ hash: files.hash }, (q, { hash }) =>
  q.select({ id: files.id }).from(files).where(eq(files.hash, hash)),
);
export const findFile = async (db: Db, hash: string): Promise<number | null> =>
  (await fileByHash(db, { hash }))[0]?.id ?? null;

interface Stored {
  state?: EntryRow['state'];
  activityId?: number;
  memberId?: number;
  prizeId?: number | null;
  couponId?: number | null;
  fileId?: number | null;
}
const byId = <T extends { id: number }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.id, row]));
const idsIn = (ids: readonly (number | null | undefined)[]) => [
  ...new Set(ids.flatMap((id) => id ?? [])),
];

/** Adds what the row names: activity, member, prize, code and picture; and what can be decided about it. */
export const withNames = async <T extends Stored>(db: Db, rows: T[]) => {
  const known = await activitiesOf(db, { ids: idsIn(rows.map((row) => row.activityId)) });
  const activities = byId(known);
  const prizes = byId(await prizesOf(db, { ids: idsIn(rows.map((row) => row.prizeId)) }));
  const codes = byId(await codesOf(db, { ids: idsIn(rows.map((row) => row.couponId)) }));
  const pictures = byId(await filesOf(db, { ids: idsIn(rows.map((row) => row.fileId)) }));
  const decisions = await loadDecisions(db, rows);
  return (await withMembers(db, rows)).map(({ fileId, ...row }, index) => {
    const activity = activities.get(row.activityId ?? 0);
    const hash = pictures.get(fileId ?? 0)?.hash;
    return {
      ...row,
      activityNames: activity?.names ?? null,
      kind: activity?.kind ?? ('reward' as const),
      activityCode: activity?.code ?? '',
      prizeNames: prizes.get(row.prizeId ?? 0)?.names ?? null,
      code: codes.get(row.couponId ?? 0)?.code ?? null,
      pictureUrl: hash === undefined ? null : pictureAddress(hash),
      allowed: decisions[index] ?? [],
    };
  });
};

export const loadEntry = async (db: Db, id: number) => {
  const [shown] = await withNames(db, [await getRow(db, memberEntries, id)]);
  if (!shown) throw new Error(`Entry ${id} was read and not shown`);
  const { nonce: _, channel: __, approvedAt: ___, ...entry } = shown;
  return entry;
};
