/** By what records may be alike: keys that several of them have. Later domains add theirs. */
import type { Evidence } from '#contract/members/merges';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { Hook } from '#shared/hook';
import { EMAIL_SQL, PHONE_SQL, without } from '../members/contactKeys.ts';

/** A record with a key that another one has too. */
export interface KeyedRecord {
  id: number;
  key: string;
}
export interface PairSource {
  evidence: Evidence;
  /** Records whose key some others have, as of a business day. */
  load: (db: Db, businessDay: string) => Promise<KeyedRecord[]>;
}
export const pairSources = new Hook<PairSource>('pairSources');

/** More records with one key are no person, but a shop that answers for many. */
const MOST_ALIKE = 5;

/** Records by a key of `known (id, key)` that two to five of them have. */
export const sharedKeys = (known: string): string =>
  `with known as (${known})
   select known.id, known.key from known
   join (select key from known group by key having count(*) between 2 and ${MOST_ALIKE}) shared on shared.key = known.key
   order by known.key, known.id`;

const ofMembers = (key: string, column: string, shortest: number) =>
  statement<KeyedRecord>(
    sharedKeys(
      `select id, key from (select id, ${key} as key from members where ${column} is not null) keyed
       where length(key) >= ${shortest}`,
    ),
  );
const byPhone = ofMembers(PHONE_SQL, 'phone', 7);
const byEmail = ofMembers(EMAIL_SQL, 'email', 5);
const byAddress = ofMembers(
  `lower(${without('address', ' ', ',', '.', '，', '。', '-')})`,
  'address',
  8,
);

export const MEMBER_PAIR_SOURCES: readonly PairSource[] = [
  { evidence: 'phone', load: (db) => byPhone(db) },
  { evidence: 'email', load: (db) => byEmail(db) },
  { evidence: 'address', load: (db) => byAddress(db) },
];
