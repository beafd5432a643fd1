/** The shopper of a basket, with the data that promotions and limits use. */
import type { QuoteInput } from '#contract/promotions/quotes';
import type { Shopper } from '../engine/types.ts';
import type { MemberFacts } from './loadMembers.ts';
import { normalizedGuest, hashOf } from './guest.ts';

export interface KnownShopper extends Shopper {
  memberId: number | null;
}

export const shopperOf = (
  known: ReadonlyMap<string, MemberFacts>,
  { member, guest, channel }: Pick<QuoteInput, 'member' | 'guest' | 'channel'>,
): KnownShopper => {
  const facts = member ? known.get(member) : undefined;
  const guestKey =
    guest && normalizedGuest(guest) ? `guest:${hashOf(normalizedGuest(guest))}` : null;
  return {
    memberId: facts?.id ?? null,
    // The store's own id stays the same when the member's record arrives later.
    key: member ? `member:${member}` : guestKey,
    level: facts?.level ?? null,
    groups: facts?.groups ?? [],
    channel: channel ?? null,
    joinedAt: facts?.joinedAt ?? null,
    // A member without a record orders for the first time; of a guest this is unknown.
    orderNumber: member ? (facts?.orderCount ?? 0) + 1 : null,
    birthday: facts?.birthday ?? null,
  };
};
