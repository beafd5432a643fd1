/** Writes the histories of members whose levels are older than histories, once. */
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { memberLevels } from '#db/schema/members/memberLevels';
import { query } from '#db/statements';
import { historyBefore, type LoggedChange } from './knownBefore.ts';

/** No history at all, and a member with a level: the database or the backup is from before. */
const isFromBefore = async (db: Db): Promise<boolean> =>
  (await query(db, 'select id from member_levels limit 1')).length === 0 &&
  (await query(db, 'select id from members where level is not null limit 1')).length > 0;

interface MemberRow {
  id: number;
  level: string | null;
  created_at: number;
  source_updated_at: number | null;
}
interface ChangeRow {
  record_id: string;
  at: number;
  before: string | null;
  after: string | null;
  actor_name: string;
}
const loadChanges = async (tx: Db): Promise<Map<number, LoggedChange[]>> => {
  const rows = await query<ChangeRow>(
    tx,
    `select record_id, at, before, after, actor_name from activities
     where resource = 'members' and verb = 'edit' and after like '%"level":%' order by at, id`,
  );
  const byMember = new Map<number, LoggedChange[]>();
  const parse = (text: string | null) =>
    text === null ? null : (JSON.parse(text) as LoggedChange['before']);
  for (const { record_id: id, at, before, after, actor_name: actorName } of rows) {
    const change = { at: Number(at), before: parse(before), after: parse(after), actorName };
    byMember.set(Number(id), [...(byMember.get(Number(id)) ?? []), change]);
  }
  return byMember;
};

/** An empty text was no level: it is kept as none. */
const CLEAN = `update members set level = null where level = ''`;

export const takeOverLevels = async (tx: Db): Promise<void> => {
  if (!(await isFromBefore(tx))) return;
  await query(tx, CLEAN);
  const changes = await loadChanges(tx);
  const members = await query<MemberRow>(
    tx,
    'select id, level, created_at, source_updated_at from members order by id',
  );
  const rows = members.flatMap(
    ({ id, level, created_at: createdAt, source_updated_at: sourceClock }) => {
      const clock = sourceClock === null ? null : Number(sourceClock);
      const known = { level, createdAt: Number(createdAt), clock };
      return historyBefore(known, changes.get(Number(id)) ?? []).map((row) => ({
        ...row,
        memberId: Number(id),
      }));
    },
  );
  await insertRows(tx, memberLevels, rows);
};

export const takeOverAtStart = async (connection: Connection): Promise<void> => {
  if (await isFromBefore(connection.db)) await connection.longTransaction(takeOverLevels);
};
