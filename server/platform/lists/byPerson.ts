/**
 * The filter of every list by member. Members may have several records, of which one stays: whoever asks for the member gets
 * the rows of all of them, and whoever asks for a record that was merged gets its own rows.
 */
import { inValues } from '#db/statements';
import type { Condition } from './spec.ts';

/** Fields that name a member, in whatever list. */
export const PERSON_FIELDS: ReadonlySet<string> = new Set(['memberId', 'referrerId', 'refereeId']);

const LARGEST = 2_147_483_647;
const idOf = (value: unknown): number | null =>
  /^[1-9]\d{0,9}$/.test(String(value)) && Number(value) <= LARGEST ? Number(value) : null;

/** `toSql` gets a statement that selects the records. Null where a value is no id: what is wrong with it is said elsewhere. */
export const ofPerson = (
  db: object,
  value: unknown,
  toSql: (records: string) => string,
): Condition | null => {
  const asked = Array.isArray(value) ? value : [value];
  const ids = asked.flatMap((one) => idOf(one) ?? []);
  if (ids.length === 0 || ids.length < asked.length) return null;
  // One list, however many are asked for: SQLite refuses conditions of a thousand parts.
  const among = inValues(db, 'bigint');
  const list = JSON.stringify(ids);
  return {
    sql: toSql(`select r.id from members r where r.id ${among} or r.merged_into ${among}`),
    values: [list, list],
  };
};
