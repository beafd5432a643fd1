/** Loads the levels and groups that members have, which audiences can refer to. */
import type { Audiences } from '#contract/members/members';
import type { Db } from '#db';
import { listEntries, query } from '#db/statements';

const MAX_NAMES = 100;

export const audiencesOf = async (db: Db): Promise<Audiences> => ({
  levels: await query(
    db,
    `select level as name, count(*) as members from members where level is not null group by level
     order by members desc, name limit ${MAX_NAMES}`,
  ),
  groups: await query(
    db,
    `select entry.value as name, count(*) as members from members, ${listEntries(db, 'members.groups')}
     where members.groups <> '[]' group by entry.value order by members desc, name limit ${MAX_NAMES}`,
  ),
});
