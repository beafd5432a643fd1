/**
 * The filter of every list by member. Members may have several records, of which one stays: whoever asks for the member gets
 * the rows of all of them, and whoever asks for a record that was merged gets its own rows.
 */
import type { Condition } from './spec.ts';

/** Fields that name a member, in whatever list. */
export const PERSON_FIELDS: ReadonlySet<string> = new Set(['memberId', 'referrerId', 'refereeId']);

const LARGEST = 2_147_483_647;
const idOf = (value: unknown): number | null =>
  /^[1-9]\d{0,9}$/.test(String(value)) && Number(value) <= LARGEST ? Number(value) : null;

const RECORDS = 'select r.id from members r where r.id = ? or r.merged_into = ?';

/** `toSql` gets a statement that selects the records. Null where a value is no id: what is wrong with it is said elsewhere. */
export const ofPerson = (value: unknown, toSql: (records: string) => string): Condition | null => {
  const asked = Array.isArray(value) ? value : [value];
  const ids = asked.flatMap((one) => idOf(one) ?? []);
  if (ids.length === 0 || ids.length < asked.length) return null;
  return {
    sql: `(${ids.map(() => toSql(RECORDS)).join(' or ')})`,
    values: ids.flatMap((id) => [id, id]),
  };
};
