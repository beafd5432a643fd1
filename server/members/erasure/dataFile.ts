/** Everything that is stored about one member, with all records of the member, as one readable file. */
import { DATA_FILE_FORMAT, type MemberDataFile } from '#contract/members/erasure';
import type { Db } from '#db';
import { shapeOf } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { query, type Row, type Value } from '#db/statements';
import { camel } from '#db/names';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import {
  idsFor,
  memberData,
  type MemberTable,
  memberTables,
} from '../../platform/personalData/memberTables.ts';
import { getRow } from '../../platform/records/records.ts';
import { refuseErased } from '../erased/refuse.ts';
import { loadPeople } from '../people/load.ts';
import { readable } from './rules.ts';
import { ownEntries } from './ownEntries.ts';

/** What lets others act in the member's name, or only tells servers how far they are. */
const INTERNAL = new Set(['tokenHash', 'requestHash', 'contentHash', 'lease', 'customerKey']);

/** What names several of the records is in the file once. */
const eachOnce = <T>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];
const ofAll = async <T>(
  recordIds: readonly number[],
  load: (recordId: number) => Promise<T[]>,
): Promise<T[]> => {
  const all: T[] = [];
  for (const id of recordIds) all.push(...(await load(id)));
  return recordIds.length === 1 ? all : eachOnce(all);
};

const UNTOLD = 'is_untold';

const rowsOf = async (db: Db, { table, of, untold }: MemberTable, memberId: number) => {
  const { table: name, columns } = shapeOf(table);
  const rows = await query<Row>(
    db,
    `select "${name}".*, case when ${untold?.when ?? '1 = 0'} then 1 else 0 end as ${UNTOLD} from "${name}" where ${of}`,
    idsFor(of, memberId),
  );
  const isUntold = (row: Row) => Number(row[UNTOLD]) === 1;
  const told = untold && !untold.columns ? rows.filter((row) => !isUntold(row)) : rows;
  return told.map((row) =>
    Object.fromEntries(
      columns
        .filter(({ key }) => !INTERNAL.has(key))
        .filter(({ key }) => !isUntold(row) || !untold?.columns?.includes(key))
        .map(({ key, name: column, kind, decode }) => {
          const stored = row[column] as Value;
          const value = kind === 'number' && stored !== null ? Number(stored) : stored;
          return [key, readable(key, decode ? decode(value) : value)];
        }),
    ),
  );
};

const leftOutOf = async (
  tx: Db,
  recordIds: readonly number[],
  at: { now: number; timeZone: string },
): Promise<MemberDataFile['leftOut']> => {
  const found: MemberDataFile['leftOut'] = [];
  for (const { leftOut } of memberData.parts) {
    if (!leftOut) continue;
    const each: MemberDataFile['leftOut'] = [];
    for (const id of recordIds) each.push(await leftOut(tx, id, at));
    const [first] = each;
    if (first) found.push({ ...first, count: each.reduce((sum, { count }) => sum + count, 0) });
  }
  return found;
};

export const makeDataFile = async (
  context: Context,
  memberId: number,
  reason: string,
): Promise<MemberDataFile> => {
  const { storeName, currency, timeZone } = await context.settings();
  const now = context.now();
  return context.transaction(async (tx) => {
    const member = await getRow(tx, members, memberId);
    refuseErased(member);
    const data: MemberDataFile['data'] = {};
    const recordIds = (await loadPeople(tx, [memberId])).recordsOf(memberId);
    for (const table of memberTables())
      data[camel(shapeOf(table.table).table)] = await ofAll(recordIds, (id) =>
        rowsOf(tx, table, id),
      );
    data.activities = (await ofAll(recordIds, (id) => ownEntries(tx, id))).map(
      ({ at, ...entry }) => ({
        at: readable('at', at),
        ...entry,
      }),
    );
    await recordActivity(tx, {
      actor: context.actor,
      at: now,
      resource: 'members',
      recordId: memberId,
      recordName: member.externalId,
      verb: 'export',
      reason,
    });
    return {
      format: DATA_FILE_FORMAT,
      madeAt: new Date(now).toISOString(),
      store: storeName,
      currency,
      member: member.externalId,
      data,
      leftOut: await leftOutOf(tx, recordIds, { now, timeZone }),
    };
  });
};
