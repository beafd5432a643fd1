/** The present level of a record: of one that was merged that of the member who stays. */
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { getRow } from '../../platform/records/records.ts';
import { presentLevelSql } from './presentLevel.ts';
import { type KeptLevel, presentLevel } from './rules.ts';

export const loadPersonLevel = async (
  db: Db,
  row: KeptLevel & { mergedInto: number | null },
  now: number,
): Promise<string | null> =>
  presentLevel(row.mergedInto === null ? row : await getRow(db, members, row.mergedInto), now);

/** The same in SQL for rows of the members' table. */
export const personLevelSql = (at: string): string =>
  `case when "members".merged_into is null then ${presentLevelSql('"members"', at)}
     else (select ${presentLevelSql('stays', at)} from members stays where stays.id = "members".merged_into) end`;
