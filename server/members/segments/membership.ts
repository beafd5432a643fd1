/** Writes who is in a segment, or has a tag by a rule, as the difference to who was. */
import type { Db } from '#db';
import { rowsStatement, statement } from '#db/statements';

/** The kinds of record whose members a rule decides, and where their members are. */
const RULED = {
  segments: { table: 'segments', members: 'segment_members', column: 'segment_id' },
  tags: {
    table: 'tags',
    members: 'member_tags',
    column: 'tag_id',
  },
} as const;
export type RuledKind = keyof typeof RULED;

const of = (kind: RuledKind) => {
  const { table, members, column } = RULED[kind];
  const isTag = kind === 'tags';
  const lastEnd = `coalesce((select computed_at from ${table} where id = ?), -1)`;
  return {
    /** The members among these ids who are in it by what has been written so far. */
    present: statement<{ id: number }>(
      `select member_id as id from ${members} where ${column} = ? and member_id > ? and member_id <= ? and until is null`,
    ),
    join: rowsStatement(
      { member_id: 'integer', id: 'integer', at: 'bigint' },
      (input) => `
        insert into ${members} (${column}, member_id, since${isTag ? ', source, actor_name' : ''})
        select input.id, input.member_id, input.at${isTag ? ", 'rule', 'system'" : ''} from ${input} where true
        on conflict (${column}, member_id, since) do update set until = null`,
    ),
    leave: rowsStatement(
      { member_id: 'integer', id: 'integer', at: 'bigint' },
      (input) => `
        update ${members} set until = input.at from ${input}
        where ${members}.member_id = input.member_id and ${members}.${column} = input.id and ${members}.until is null`,
    ),
    /** While nothing newer was asked for, and nobody else has ended the same. */
    isCurrent: statement<{ id: number }>(
      `select id from ${table} where id = ? and requested_at = ? and (computed_at is null or computed_at < requested_at)`,
    ),
    /** Who came and left within one computation, which went on after an interruption. */
    dropShort: statement(
      `delete from ${members} where ${column} = ? and until is not null and since > ${lastEnd}`,
    ),
    begin: statement(`update ${members} set since = ? where ${column} = ? and since > ${lastEnd}`),
    leaveAtEnd: statement(
      `update ${members} set until = ? where ${column} = ? and until > ${lastEnd}`,
    ),
    end: statement(
      `update ${table} set computed_at = ?${
        isTag
          ? ''
          : `, member_count = (select count(*) from ${members} p where p.${column} = ${table}.id and p.until is null)`
      } where id = ?`,
    ),
  };
};
export const MEMBERSHIP = { segments: of('segments'), tags: of('tags') };

/** Writes the end of a computation. Its rows begin and end with it, so that every look at an earlier instant stays as it was. */
export const endComputation = async (
  tx: Db,
  kind: RuledKind,
  { id, requestedAt }: { id: number; requestedAt: number },
  endedAt: number,
) => {
  const { isCurrent, dropShort, begin, leaveAtEnd, end } = MEMBERSHIP[kind];
  if ((await isCurrent(tx, id, requestedAt)).length === 0) return;
  await dropShort(tx, id, id);
  await begin(tx, endedAt, id, id);
  await leaveAtEnd(tx, endedAt, id, id);
  await end(tx, endedAt, id);
};
