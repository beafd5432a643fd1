/** Finds the members whom a file names: by their number, and otherwise by a phone number or an e-mail address. */
import type { Db } from '#db';
import { rowsStatement } from '#db/statements';
import { ERASED_MEMBER, isErased } from '../../members/erased/refuse.ts';
import { EMAIL_SQL, emailKey, PHONE_SQL, phoneKey } from '../../members/members/contactKeys.ts';
import { idsByExternalId } from '../../members/members/memberIds.ts';
import { loadPeople } from '../../members/people/load.ts';

/** The member, or why there is none as a translation key. */
export type FoundCustomer = { memberId: number } | { error: string };

interface KeyedMember {
  id: number;
  key: string;
  erased_at: number | null;
}
/** All members are read once for all the keys of a file. */
const byKey = (column: string, key: string) =>
  rowsStatement<KeyedMember>(
    { key: 'text' },
    (input) => `select k.id, k.key, k.erased_at
      from (select id, ${key} as key, erased_at from members where ${column} is not null) k
      where k.key in (select input.key from ${input})`,
  );
const byPhone = byKey('phone', PHONE_SQL);
const byEmail = byKey('email', EMAIL_SQL);

const contactsOf = (names: readonly string[]) => {
  const isEmail = (name: string) => name.includes('@');
  return {
    emails: [...new Set(names.filter(isEmail).map(emailKey))],
    phones: [...new Set(names.filter((name) => !isEmail(name)).map(phoneKey))],
  };
};

/** Records of one person are one customer: the record of the member who stays. */
const choose = async (
  db: Db,
  found: ReadonlyMap<string, readonly KeyedMember[]>,
): Promise<(key: string) => FoundCustomer> => {
  const { primaryOf } = await loadPeople(
    db,
    [...found.values()].flat().map(({ id }) => Number(id)),
  );
  return (key) => {
    const rows = found.get(key) ?? [];
    const [first, ...others] = new Set(rows.map(({ id }) => primaryOf(Number(id))));
    if (first === undefined) return { error: 'imports.errors.unknownCustomer' };
    if (others.length > 0) return { error: 'imports.errors.severalCustomers' };
    return rows.some(({ erased_at: at }) => at !== null)
      ? { error: ERASED_MEMBER }
      : { memberId: first };
  };
};

export const findCustomers = async (
  db: Db,
  names: ReadonlySet<string>,
): Promise<ReadonlyMap<string, FoundCustomer>> => {
  const found = new Map<string, FoundCustomer>();
  for (const member of await idsByExternalId(db, { externalIds: [...names] }))
    found.set(
      member.externalId,
      isErased(member) ? { error: ERASED_MEMBER } : { memberId: member.id },
    );
  const others = [...names].filter((name) => !found.has(name));
  if (others.length === 0) return found;
  const { phones, emails } = contactsOf(others);
  const keyed = new Map<string, KeyedMember[]>();
  const rows = [
    ...(await byPhone(
      db,
      phones.map((key) => [key]),
    )),
    ...(await byEmail(
      db,
      emails.map((key) => [key]),
    )),
  ];
  for (const row of rows) keyed.set(row.key, [...(keyed.get(row.key) ?? []), row]);
  const chosen = await choose(db, keyed);
  for (const name of others)
    found.set(name, chosen(name.includes('@') ? emailKey(name) : phoneKey(name)));
  return found;
};
