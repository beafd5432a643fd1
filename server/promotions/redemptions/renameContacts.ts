/**
 * Counters of limits are also named after a hash of a phone number or an e-mail address, from which a number can be found again
 * by trying all of them. When its member is erased, it is named after the member's id, with the same usage.
 */
import type { Db } from '#db';
import { query, statement } from '#db/statements';
import type { LeavingMember } from '../../platform/personalData/memberTables.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { contactHash, countryOf, normalizedAddress } from '../quotes/addresses.ts';
import { storeCountry } from '../quotes/storeCountry.ts';

const KINDS = ['guest', 'account'] as const;
const RENAME = 'set counter = replace(counter, ?, ?) where counter like ?';

const others = statement<{ phone: string | null; email: string | null; country: string | null }>(
  'select phone, email, country from members where id <> ? and (phone = ? or email = ?) limit 1',
);

/** What somebody else shares is still the other's. */
const isShared = async (tx: Db, id: number, contact: string) =>
  (await others(tx, id, contact, contact)).length > 0;

/** Every counter of a person ends with the person's key. */
const renameKey = async (tx: Db, memberId: number, from: string, to: string) => {
  const names = [from, to, `%/${from}`];
  await query(tx, `update usage_counters ${RENAME}`, names);
  await query(tx, `update unredeemed_takes ${RENAME}`, names);
  await query(
    tx,
    `update redemption_takes ${RENAME}
     and redemption_id in (select id from redemptions where member_id = ? or customer_key = ?)`,
    [...names, memberId, from],
  );
  await query(tx, 'update redemptions set customer_key = ? where customer_key = ?', [to, from]);
};

export const renameContacts = async (tx: Db, { id, contacts, country }: LeavingMember) => {
  const { timeZone } = await readSettings(tx);
  const home = countryOf(country) ?? storeCountry(timeZone);
  const hashes = new Set<string>();
  for (const contact of contacts) {
    const normalized = normalizedAddress(contact, home);
    if (normalized && !(await isShared(tx, id, contact))) hashes.add(contactHash(normalized));
  }
  for (const [index, hash] of [...hashes].entries()) {
    const name = `erased-${id}-${index}`;
    for (const kind of KINDS) await renameKey(tx, id, `${kind}:${hash}`, `${kind}:${name}`);
  }
};
