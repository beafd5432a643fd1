/** The shopper of a basket, with the data that promotions and limits use. */
import type { BasketInput } from './types.ts';
import type { Settings } from '#contract/platform/settings';
import type { Shopper, UsageLookup } from '../engine/types.ts';
import { countryOf, contactHash, normalizedAddress } from './addresses.ts';
import type { MemberFacts, MemberRecord } from './loadMembers.ts';
import { storeCountry } from './storeCountry.ts';

export interface KnownShopper extends Shopper {
  /** The member who stays, where the shopper's record was merged. */
  memberId: number | null;
  /** The record that the basket names: the order is of it. */
  recordId: number | null;
  /** All records of the shopper. */
  recordIds: readonly number[];
  /** Keys under which an order counts: the shopper's own, and for a member one for each of their addresses. */
  writtenKeys: readonly string[];
  /**
   * Keys whose usage counts for this shopper: what they used as a member, with each of their records, and as a guest with
   * an address of theirs.
   */
  countedKeys: readonly string[];
}

/** Hashes of the addresses by which the shopper is known: those sent with the basket, and those of a record. */
const addressesOf = (
  record: MemberRecord | undefined,
  guest: string | null | undefined,
  { timeZone }: Pick<Settings, 'timeZone'>,
): string[] => {
  const known = [guest, record?.email, record?.phone].filter((one) => typeof one === 'string');
  if (known.length === 0) return [];
  const country = countryOf(record?.country ?? null) ?? storeCountry(timeZone);
  const normalized = known.flatMap((one) => normalizedAddress(one, country) ?? []);
  return [...new Set(normalized)].map(contactHash);
};

const keysOf = (
  { member, guest }: Pick<BasketInput, 'member' | 'guest'>,
  records: readonly MemberRecord[],
  settings: Pick<Settings, 'timeZone'>,
) => {
  const own = records.find(({ externalId }) => externalId === member);
  const addresses = addressesOf(own, guest, settings);
  const asGuest = addresses.map((address) => `guest:${address}`);
  const asMember = addresses.map((address) => `account:${address}`);
  if (member) {
    // The store's own id stays the same when the member's record arrives later.
    const key = `member:${member}`;
    const others = records.filter((record) => record !== own);
    const counted = others.flatMap((record) => [
      `member:${record.externalId}`,
      ...addressesOf(record, null, settings).map((address) => `guest:${address}`),
    ]);
    return {
      key,
      writtenKeys: [key, ...asMember],
      countedKeys: [...new Set([key, ...asGuest, ...counted])],
    };
  }
  const [key = null] = asGuest;
  return {
    key,
    writtenKeys: key === null ? [] : [key],
    countedKeys: key === null ? [] : [...asGuest, ...asMember],
  };
};

interface MemberData {
  /** By the store's own id. */
  members: ReadonlyMap<string, MemberFacts>;
  /** Orders that are known from redemptions only. */
  unsentOrders: ReadonlyMap<string, number>;
  /** Of baskets whose order counts already: which order of its member it is, by the order's id. */
  ownNumbers?: ReadonlyMap<string, number>;
}

export const shopperOf = (
  { members, unsentOrders, ownNumbers }: MemberData,
  {
    member,
    guest,
    channel,
    orderId,
  }: Pick<BasketInput, 'member' | 'guest' | 'channel' | 'orderId'>,
  settings: Pick<Settings, 'timeZone'>,
): KnownShopper => {
  const facts = member ? members.get(member) : undefined;
  const ownNumber = orderId === undefined ? undefined : ownNumbers?.get(orderId);
  return {
    memberId: facts?.id ?? null,
    recordId: facts?.namedId ?? null,
    recordIds: facts?.records.map(({ id }) => id) ?? [],
    ...keysOf({ member, guest }, facts?.records ?? [], settings),
    level: facts?.level ?? null,
    levelsReached: facts?.levelsReached ?? [],
    segments: facts?.segments ?? [],
    groups: facts?.groups ?? [],
    channel: channel ?? null,
    joinedAt: facts?.joinedAt ?? null,
    // A member without a record or order orders for the first time; of a guest this is unknown.
    orderNumber: member
      ? (ownNumber ?? (facts?.orderCount ?? 0) + (unsentOrders.get(member) ?? 0) + 1)
      : null,
    birthday: facts?.birthday ?? null,
  };
};

/** The counters of the same limit for each key that counts for the shopper; only itself for any other counter. */
export const countersOfPerson = (
  { key, countedKeys }: Pick<KnownShopper, 'key' | 'countedKeys'>,
  counter: string,
): string[] =>
  key !== null && counter.endsWith(`/${key}`) && countedKeys.length > 0
    ? countedKeys.map((counted) => counter.slice(0, -key.length) + counted)
    : [counter];

/** What the shopper has used under all of their keys. */
export const usageOfPerson =
  (shopper: Pick<KnownShopper, 'key' | 'countedKeys'>, usage: UsageLookup): UsageLookup =>
  (counter) =>
    countersOfPerson(shopper, counter).reduce((sum, one) => sum + usage(one), 0);
