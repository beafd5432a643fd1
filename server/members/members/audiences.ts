/** Levels, groups and channels that members have or that staff have set up, and the number of members of an audience. */
import {
  type AudienceSizeInput,
  isLimitedToLevels,
  type LevelAudience,
} from '#contract/platform/audiences';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { audienceNames } from '#db/schema/members/audienceNames';
import type { Localized } from '#shared/localization';
import { inValues, listEntries, listHas, query, statement } from '#db/statements';
import { levelsIn } from '#rules/platform/audiences';
import type { KnownName } from '../../platform/audiences/known.ts';
import { loadRanks } from '../levels/load.ts';
import { IN_SEGMENT_NOW } from '../segmentRules/inSegment.ts';
import { presentLevelOf } from '../levels/presentLevel.ts';

const MAX_NAMES = 500;

const selectNames = prepared({}, (q) =>
  q
    .select({
      kind: audienceNames.kind,
      key: audienceNames.key,
      names: audienceNames.names,
      rank: audienceNames.rank,
      color: audienceNames.color,
    })
    .from(audienceNames),
);
interface Counted {
  key: string;
  members: number;
}

/** Those that members have come first, so that what staff have set up adds to them. */
export const namesOfMembers = async (db: Db, at: number): Promise<KnownName[]> => {
  const level = presentLevelOf('m', at);
  const levels = await query<Counted>(
    db,
    `select key, count(*) as members from (select ${level.sql} as key from members m where m.merged_into is null) as present
     where key is not null group by key order by members desc limit ${MAX_NAMES}`,
    level.values,
  );
  const groups = await query<Counted>(
    db,
    `select entry.value as key, count(*) as members from members, ${listEntries(db, 'members.groups')}
     where members.groups <> '[]' and members.merged_into is null group by entry.value order by members desc limit ${MAX_NAMES}`,
  );
  const channels = await query<{ key: string }>(
    db,
    `select distinct channel as key from members where channel is not null and channel <> '' limit ${MAX_NAMES}`,
  );
  const counted = (kind: 'levels' | 'groups', rows: readonly Counted[]) =>
    rows.map(({ key, members }) => ({ kind, key, members: Number(members) }));
  return [
    ...counted('levels', levels),
    ...counted('groups', groups),
    ...channels.map(({ key }) => ({ kind: 'channels' as const, key })),
    ...(await selectNames(db)),
    ...(await segmentNames(db)).map((row) => ({
      kind: 'segments' as const,
      key: row.key,
      names: JSON.parse(row.names) as Localized,
      members: Number(row.member_count),
      computedAt: row.computed_at === null ? null : Number(row.computed_at),
    })),
  ];
};

/** The condition that members `m` are in a segment, as of its last computation; with its key. */
export const IN_SEGMENT = `m.id in (select p.member_id from segment_members p join segments s on s.id = p.segment_id
  where s.key = ? and ${IN_SEGMENT_NOW})`;

const segmentNames = statement<{
  key: string;
  names: string;
  member_count: number;
  computed_at: number | null;
}>('select key, names, member_count, computed_at from segments');

/** The condition that members `m` have one of the levels at the instant. */
export const ofLevels = async (db: Db, audience: LevelAudience, at: number) => {
  const level = presentLevelOf('m', at);
  const keys = levelsIn(audience, await loadRanks(db));
  return {
    sql: `(${level.sql}) ${inValues(db, 'text')}`,
    values: [...level.values, JSON.stringify(keys)],
  };
};

/** The number of members of one of the levels and one of the groups at an instant. */
export const countAudience = async (
  db: Db,
  { groups, segments = [], ...levels }: AudienceSizeInput,
  at: number,
): Promise<number> => {
  // Merged records are no members of their own.
  const conditions = ['m.merged_into is null'];
  const values: (string | number)[] = [];
  if (isLimitedToLevels(levels)) {
    const condition = await ofLevels(db, levels, at);
    conditions.push(condition.sql);
    values.push(...condition.values);
  }
  if (groups.length > 0) {
    conditions.push(`(${groups.map(() => listHas(db, 'm.groups')).join(' or ')})`);
    values.push(...groups);
  }
  if (segments.length > 0) {
    conditions.push(`(${segments.map(() => IN_SEGMENT).join(' or ')})`);
    values.push(...segments);
  }
  const [counted] = await query<{ n: number }>(
    db,
    `select count(*) as n from members m where ${conditions.join(' and ')}`,
    values,
  );
  return Number(counted?.n ?? 0);
};
