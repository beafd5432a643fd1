/** Members who used the same device, as far as the store says which: records of one person are found by it. */
import { jsonText, query } from '#db/statements';
import { addDays } from '#shared/days';
import { type KeyedRecord, type PairSource, sharedKeys } from '../../members/merges/pairSources.ts';

/** Events of longer ago say little: devices change hands. */
const DAYS = 90;

/** The device that an event names in its detail, else the session, in which one person logs in with one account after another. */
export const SAME_DEVICES: PairSource = {
  evidence: 'device',
  load: (db, businessDay) =>
    query<KeyedRecord>(
      db,
      sharedKeys(
        `select distinct id, key from (
           select member_id as id, coalesce(${jsonText(db, 'detail', 'device')}, session) as key from events
           where member_id is not null and day >= ?) used
         where key is not null and key <> ''`,
      ),
      [addDays(businessDay, -DAYS)],
    ),
};
