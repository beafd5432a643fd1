/** The entries of the activity log about a member: of the member, and of rows that hold something about the member. */
import type { Db } from '#db';
import { shapeOf } from '#db/bulk';
import { activities } from '#db/schema/platform/activities';
import { query } from '#db/statements';
import { updateRow } from '../../platform/records/records.ts';
import { idsFor, memberTables } from '../../platform/personalData/memberTables.ts';
import { ERASED, withoutValues } from '../../platform/personalData/rules.ts';

type Fields = Record<string, unknown> | null;

export interface OwnEntry {
  id: number;
  at: number;
  actorName: string;
  resource: string;
  recordId: string;
  recordName: string | null;
  verb: string;
  before: Fields;
  after: Fields;
  reason: string | null;
}

interface Stored {
  id: number;
  at: number;
  actor_name: string;
  resource: string;
  record_id: string;
  record_name: string | null;
  verb: string;
  before: string | null;
  after: string | null;
  reason: string | null;
}

const parse = (text: string | null): Fields =>
  text === null ? null : (JSON.parse(text) as Fields);

export const ownEntries = async (db: Db, memberId: number): Promise<OwnEntry[]> => {
  const all: OwnEntry[] = [];
  for (const { table, of, resource } of memberTables()) {
    if (resource === null) continue;
    const rows = await query<Stored>(
      db,
      `select id, at, actor_name, resource, record_id, record_name, verb, before, after, reason from activities
       where resource = ? and record_id in (select cast(id as text) from "${shapeOf(table).table}" where ${of}) order by id`,
      [resource, ...idsFor(of, memberId)],
    );
    for (const row of rows)
      all.push({
        id: Number(row.id),
        at: Number(row.at),
        actorName: row.actor_name,
        resource: row.resource,
        recordId: row.record_id,
        recordName: row.record_name,
        verb: row.verb,
        before: parse(row.before),
        after: parse(row.after),
        reason: row.reason,
      });
  }
  return all;
};

/** Who changed what, and when, stays in the log; values and words of reasons do not. */
export const clearEntries = async (
  tx: Db,
  memberId: number,
  fields: ReadonlySet<string>,
): Promise<void> => {
  for (const { id, before, after, reason } of await ownEntries(tx, memberId))
    await updateRow(tx, activities, id, {
      before: withoutValues(before, fields),
      after: withoutValues(after, fields),
      reason: reason === null ? null : ERASED,
    });
};
