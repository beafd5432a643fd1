/** Writes who is in a segment, or has a tag by a rule, as the difference to who was. */
import { rowsStatement, statement } from '#db/statements';

/** The kinds of record whose members a rule decides, and where their members are. */
export const HOLDERS = {
  segments: { table: 'segments', members: 'segment_members', column: 'segment_id', more: '' },
  tags: {
    table: 'tags',
    members: 'member_tags',
    column: 'tag_id',
    more: ", source = 'rule', actor_name = 'system'",
  },
} as const;
export type HolderKind = keyof typeof HOLDERS;

const of = (kind: HolderKind) => {
  const { table, members, column } = HOLDERS[kind];
  const isTag = kind === 'tags';
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
    /** Only a computation that is newer than the last one ends. */
    end: statement<{ id: number }>(
      `update ${table} set computed_at = ?${
        isTag
          ? ''
          : `, member_count = (select count(*) from ${members} p where p.${column} = ${table}.id and p.until is null)`
      } where id = ? and (computed_at is null or computed_at < ?) returning id`,
    ),
  };
};
export const MEMBERSHIP = { segments: of('segments'), tags: of('tags') };
