/** Writes planned operations of many members in a few statements, and tells the store's systems of them. */
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import {
  pointAccounts,
  pointAllocations,
  pointEntries,
  pointLots,
} from '#db/schema/members/points';
import { dayOf } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import type { StoredBook } from './loadBooks.ts';
import type { NewEntry, Plan } from './plan/plan.ts';
import { NEW_ID } from './rules.ts';
import { setAccounts, setLots } from './setRows.ts';
import { tellPoints } from './tellPoints.ts';
import { closeResets } from './closeResets.ts';
import { writeHolds } from './writeHolds.ts';

export interface PlannedMember {
  memberId: number;
  plan: Plan;
  stored: StoredBook;
}
/** The stored id for an id that may be a place holder. */
export type WrittenIds = (memberId: number, id: number) => number;

/** Stored ids by members and place holders. */
class Ids {
  private stored = new Map<number, Map<number, number>>();
  add(memberId: number, placeHolder: number, id: number) {
    const known = this.stored.get(memberId);
    if (known) known.set(placeHolder, id);
    else this.stored.set(memberId, new Map([[placeHolder, id]]));
  }
  of: WrittenIds = (memberId, id) =>
    id < NEW_ID ? id : (this.stored.get(memberId)?.get(id) ?? id);
}

/** What lapsed of a lot that this plan opens names the lot, and so is written after it. */
const namesNewLot = ({ source, sourceId }: NewEntry) =>
  source === 'lot' && Number(sourceId) >= NEW_ID;

const isChanged = ({ plan, stored }: PlannedMember) =>
  plan.book !== stored.book || plan.entries.length > 0;

/** The lots whose figures differ from the stored ones. */
const changedLots = ({ plan, stored }: PlannedMember) => {
  const before = new Map(stored.book.lots.map((lot) => [lot.id, lot]));
  return plan.book.lots.filter(({ id, remaining, availableAt }) => {
    const known = before.get(id);
    return known && (known.remaining !== remaining || known.availableAt !== availableAt);
  });
};

export const writePlans = async (
  tx: Db,
  writer: Writer,
  all: readonly PlannedMember[],
): Promise<WrittenIds> => {
  const changed = all.filter(isChanged);
  const { now, settings, actor } = writer;
  const entryIds = new Ids();
  const lotIds = new Ids();

  const numbered = changed.flatMap(({ memberId, plan, stored }) =>
    plan.entries.map((entry, index) => ({
      memberId,
      entry,
      number: (stored.account?.lastNumber ?? 0) + index + 1,
    })),
  );
  const insertEntries = async (some: typeof numbered) => {
    const rows = some.map(({ memberId, number, entry: { id: _id, isByTime, ...entry } }) => {
      const { kind, name } = isByTime ? SYSTEM : actor;
      return {
        ...entry,
        memberId,
        number,
        sourceId:
          entry.source === 'lot'
            ? String(lotIds.of(memberId, Number(entry.sourceId)))
            : entry.sourceId,
        recordedAt: now,
        day: dayOf(entry.occurredAt, settings.timeZone),
        actorKind: kind,
        actorName: name,
      };
    });
    const ids = await insertRows(tx, pointEntries, rows, { returning: true });
    some.forEach(({ memberId, entry }, index) => entryIds.add(memberId, entry.id, ids[index] ?? 0));
  };
  await insertEntries(numbered.filter(({ entry }) => !namesNewLot(entry)));

  const lots = changed.flatMap(({ memberId, plan }) => {
    const left = new Map(plan.book.lots.map(({ id, remaining }) => [id, remaining]));
    return plan.lots.map((lot) => ({ memberId, lot, remaining: left.get(lot.id) ?? 0 }));
  });
  const newLotIds = await insertRows(
    tx,
    pointLots,
    lots.map(({ memberId, lot: { id: _id, entryId, ...lot }, remaining }) => ({
      ...lot,
      memberId,
      entryId: entryIds.of(memberId, entryId),
      remaining,
    })),
    { returning: true },
  );
  lots.forEach(({ memberId, lot }, index) => lotIds.add(memberId, lot.id, newLotIds[index] ?? 0));
  await insertEntries(numbered.filter(({ entry }) => namesNewLot(entry)));

  await insertRows(
    tx,
    pointAllocations,
    changed.flatMap(({ memberId, plan }) =>
      plan.allocations.map(({ id: _id, entryId, lotId, ...allocation }) => ({
        ...allocation,
        memberId,
        entryId: entryIds.of(memberId, entryId),
        lotId: lotId === null ? null : lotIds.of(memberId, lotId),
        recordedAt: now,
      })),
    ),
  );
  await setLots(
    tx,
    changed.flatMap((one) =>
      changedLots(one).map(({ id, remaining, availableAt }) => ({ id, remaining, availableAt })),
    ),
  );
  await writeHolds(tx, now, changed);
  await closeResets(
    tx,
    now,
    changed.flatMap(({ plan, stored }) =>
      stored.book.reset && !plan.book.reset ? [stored.book.reset.id] : [],
    ),
  );

  const accounts = changed.map(({ memberId, plan, stored }) => ({
    memberId,
    lastNumber: (stored.account?.lastNumber ?? 0) + plan.entries.length,
    arrears: plan.book.arrears,
    writtenAt: Math.max(now, stored.account?.writtenAt ?? 0),
    isNew: stored.account === null,
  }));
  await insertRows(
    tx,
    pointAccounts,
    accounts.filter(({ isNew }) => isNew).map(({ isNew: _isNew, ...account }) => account),
  );
  await setAccounts(
    tx,
    accounts.filter(({ isNew }) => !isNew),
  );
  await tellPoints(tx, writer, numbered);
  return entryIds.of;
};
