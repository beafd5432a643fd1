/**
 * Counters of limits are also named after a hash of a phone number or an e-mail address, from which a number can be found again
 * by trying all of them. When its member is erased, it is named after the member's id, with the same usage.
 */
import { and, eq, inArray, or } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { redemptions } from '#db/schema/promotions/redemptions';
import { query, statement } from '#db/statements';
import type { ErasureSubject } from '../../platform/personalData/memberTables.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { contactHash, countryOf, normalizedAddress, numberAnywhere } from '../quotes/addresses.ts';
import { storeCountry } from '../quotes/storeCountry.ts';

const KINDS = ['guest', 'account'] as const;
const RENAME = 'set counter = replace(counter, ?, ?) where counter like ?';

/** The end of a number is the same with and without its prefixes. */
const LAST_DIGITS = 6;

/** The signs by which a contact is found however it is spelled: their order stays, others may stand between them. */
const patternOf = (normalized: string) => {
  const signs = normalized.includes('@')
    ? (normalized.split('@')[0] ?? '')
    : normalized.replace('+', '').slice(-LAST_DIGITS);
  return `%${[...signs].map((sign) => (/[!%_]/.test(sign) ? `!${sign}` : sign)).join('%')}%`;
};

interface Known {
  id: number;
  phone: string | null;
  email: string | null;
  country: string | null;
}
/** Members whose contact may be this one. Wide characters are not folded here, so what holds any is compared in any case. */
const maybeSharing = statement<Known>(
  `select id, phone, email, country from members
   where lower(phone) like ? escape '!' or lower(email) like ? escape '!'
     or octet_length(phone) > length(phone) or octet_length(email) > length(email)`,
);

/** What somebody else shares is still the other's, who may spell it in another way. */
const isShared = async (
  tx: Db,
  recordIds: readonly number[],
  normalized: string,
  home: ReturnType<typeof storeCountry>,
) => {
  const pattern = patternOf(normalized.toLowerCase());
  return (await maybeSharing(tx, pattern, pattern)).some(
    ({ id, phone, email, country }) =>
      !recordIds.includes(Number(id)) &&
      [phone, email].some(
        (one) => one !== null && normalizedAddress(one, countryOf(country) ?? home) === normalized,
      ),
  );
};

/** Every counter of a person ends with the person's key. */
const renameKey = async (tx: Db, recordIds: readonly number[], from: string, to: string) => {
  const names = [from, to, `%/${from}`];
  await query(tx, `update usage_counters ${RENAME}`, names);
  await query(tx, `update unredeemed_takes ${RENAME}`, names);
  for (const id of recordIds)
    await query(
      tx,
      `update redemption_takes ${RENAME}
       and redemption_id in (select id from redemptions where member_id = ? or customer_key = ?)`,
      [...names, id, from],
    );
  await query(tx, 'update redemptions set customer_key = ? where customer_key = ?', [to, from]);
};

const usedKeys = prepared(
  { keys: many(redemptions.customerKey), recordIds: many(orders.memberId) },
  (q, { keys, recordIds }) =>
    q
      .selectDistinct({ key: redemptions.customerKey })
      .from(redemptions)
      .leftJoin(orders, eq(orders.externalId, redemptions.orderId))
      .where(
        and(
          inArray(redemptions.customerKey, keys),
          or(inArray(redemptions.memberId, recordIds), inArray(orders.memberId, recordIds)),
        ),
      ),
);

/**
 * The number as the member gave it as a guest with the code of another country than the record has: where the order is the
 * member's. Otherwise it is the number of somebody else, whose limits stay.
 */
const givenAbroad = async (
  tx: Db,
  recordIds: readonly number[],
  contact: string,
): Promise<string[]> => {
  const numbers = new Map(
    numberAnywhere(contact).map((number) => [`guest:${contactHash(number)}`, number]),
  );
  if (numbers.size === 0) return [];
  return (await usedKeys(tx, { keys: [...numbers.keys()], recordIds: [...recordIds] })).flatMap(
    ({ key }) => numbers.get(key ?? '') ?? [],
  );
};

export const renameContacts = async (
  tx: Db,
  { id, recordIds, contacts, country }: ErasureSubject,
) => {
  const { timeZone } = await readSettings(tx);
  const home = storeCountry(timeZone);
  const hashes = new Set<string>();
  for (const contact of contacts) {
    const own = normalizedAddress(contact, countryOf(country) ?? home);
    const given = own === null ? [] : [own, ...(await givenAbroad(tx, recordIds, contact))];
    for (const normalized of given)
      if (!(await isShared(tx, recordIds, normalized, home))) hashes.add(contactHash(normalized));
  }
  for (const [index, hash] of [...hashes].entries()) {
    const name = `erased-${id}-${index}`;
    for (const kind of KINDS) await renameKey(tx, recordIds, `${kind}:${hash}`, `${kind}:${name}`);
  }
};
