/** Gives tags to members by hand or from the store's own system, and takes them away. */
import { eq } from 'drizzle-orm';
import type { MemberTagInput, TagAssigned, TagAssignment, TagSource } from '#contract/members/tags';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { tags } from '#db/schema/members/segments';
import { among, query, rowsStatement } from '#db/statements';
import { message } from '#shared/fields';
import { recordActivity } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { ERASED_MEMBER, refuseErasedIn } from '../erased/refuse.ts';
import { loadErasedIds } from '../erased/ids.ts';
import { idsByExternalId } from '../members/memberIds.ts';
import { tagEntry } from './actions.ts';

const give = rowsStatement(
  { member_id: 'integer', tag_id: 'integer', at: 'bigint', source: 'text', actor: 'text' },
  (input) => `
    insert into member_tags (tag_id, member_id, since, source, actor_name)
    select input.tag_id, input.member_id, input.at, input.source, input.actor from ${input} where true
    on conflict (tag_id, member_id, since) do update set until = null, source = excluded.source,
      actor_name = excluded.actor_name`,
);
const take = rowsStatement(
  { member_id: 'integer', tag_id: 'integer', at: 'bigint' },
  (input) => `
    update member_tags set until = input.at from ${input} where member_tags.member_id = input.member_id
      and member_tags.tag_id = input.tag_id and member_tags.until is null`,
);

const loadIds = async (tx: Db, sql: string, ids: readonly number[], values: number[] = []) => {
  const list = among(tx, ids, 'integer');
  const rows = await query<{ id: number }>(tx, `${sql} ${list.sql}`, [...values, ...list.values]);
  return new Set(rows.map(({ id }) => Number(id)));
};

/** The members of these ids for whom it changes something. */
const changedBy = async (tx: Db, tagId: number, ids: readonly number[], isRemoved: boolean) => {
  const tagged = await loadIds(
    tx,
    'select member_id as id from member_tags where until is null and tag_id = ? and member_id',
    ids,
    [tagId],
  );
  return ids.filter((id) => tagged.has(id) === isRemoved);
};

interface Assigning {
  source: TagSource;
  tag: Pick<typeof tags.$inferSelect, 'id' | 'key' | 'kind'>;
  isRemoved: boolean;
}

/** Writes without an activity. Returns the members for whom it changed something. */
const write = async (
  tx: Db,
  writer: Writer,
  ids: readonly number[],
  { source, tag, isRemoved }: Assigning,
) => {
  const changed = await changedBy(tx, tag.id, ids, isRemoved);
  if (isRemoved)
    await take(
      tx,
      changed.map((id) => [id, tag.id, writer.now]),
    );
  else
    await give(
      tx,
      changed.map((id) => [id, tag.id, writer.now, source, writer.actor.name]),
    );
  return changed;
};

export const assignTag = async (
  tx: Db,
  writer: Writer,
  tagId: number,
  { memberIds, isRemoved }: TagAssignment,
): Promise<TagAssigned> => {
  const tag = await getRow(tx, tags, tagId);
  if (tag.kind === 'rule') throw invalid({ memberIds: 'tags.errors.byRule' });
  const ids = [...new Set(memberIds)];
  const known = await loadIds(tx, 'select id from members where id', ids);
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw invalid({ memberIds: message('tags.errors.noMember', { id: unknown }) });
  if ((await loadErasedIds(tx, ids)).size > 0) throw invalid({ memberIds: ERASED_MEMBER });
  const changed = await write(tx, writer, ids, { source: 'staff', tag, isRemoved });
  if (changed.length > 0)
    await recordActivity(tx, {
      ...tagEntry(writer, tag.id, tag.key),
      verb: isRemoved ? 'untag' : 'tag',
      [isRemoved ? 'before' : 'after']: { memberIds: changed },
    });
  return { changed: changed.length, unchanged: ids.length - changed.length };
};

const tagByKey = prepared({ key: tags.key }, (q, { key }) =>
  q.select({ id: tags.id, key: tags.key, kind: tags.kind }).from(tags).where(eq(tags.key, key)),
);

/** From the store's own system: member and tag by their own keys. */
export const tagMember = async (
  tx: Db,
  writer: Writer,
  { memberExternalId, tag: key, isRemoved }: MemberTagInput,
  source: TagSource,
): Promise<TagAssigned> => {
  const [tag] = await tagByKey(tx, { key });
  if (!tag) throw invalid({ tag: 'segments.errors.unknown.tags' });
  if (tag.kind === 'rule') throw invalid({ tag: 'tags.errors.byRule' });
  const [member] = await idsByExternalId(tx, { externalIds: [memberExternalId] });
  if (!member) throw invalid({ memberExternalId: 'tags.errors.unknownMember' });
  refuseErasedIn('memberExternalId', member);
  const changed = await write(tx, writer, [member.id], { source, tag, isRemoved });
  if (changed.length > 0)
    await recordActivity(tx, {
      ...tagEntry(writer, tag.id, tag.key),
      verb: isRemoved ? 'untag' : 'tag',
      [isRemoved ? 'before' : 'after']: { memberIds: changed },
    });
  return { changed: changed.length, unchanged: 1 - changed.length };
};
