/** Levels, groups and channels that members have or that staff have set up, and the number of members of an audience. */
import type { AudienceSizeInput } from '#contract/platform/audiences';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { audienceNames } from '#db/schema/members/audienceNames';
import { inValues, listEntries, listHas, query } from '#db/statements';
import type { KnownName } from '../../platform/audiences/known.ts';

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
export const namesOfMembers = async (db: Db): Promise<KnownName[]> => {
  const levels = await query<Counted>(
    db,
    `select level as key, count(*) as members from members where level is not null and level <> ''
     group by level order by members desc limit ${MAX_NAMES}`,
  );
  const groups = await query<Counted>(
    db,
    `select entry.value as key, count(*) as members from members, ${listEntries(db, 'members.groups')}
     where members.groups <> '[]' group by entry.value order by members desc limit ${MAX_NAMES}`,
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
  ];
};

/** The number of members of one of the levels and one of the groups. */
export const countAudience = async (
  db: Db,
  { levels, groups }: AudienceSizeInput,
): Promise<number> => {
  const conditions = ['1 = 1'];
  const values: string[] = [];
  if (levels.length > 0) {
    conditions.push(`m.level ${inValues(db, 'text')}`);
    values.push(JSON.stringify(levels));
  }
  if (groups.length > 0) {
    conditions.push(`(${groups.map(() => listHas(db, 'm.groups')).join(' or ')})`);
    values.push(...groups);
  }
  const [counted] = await query<{ n: number }>(
    db,
    `select count(*) as n from members m where ${conditions.join(' and ')}`,
    values,
  );
  return Number(counted?.n ?? 0);
};
