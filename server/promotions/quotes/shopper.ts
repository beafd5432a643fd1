/** The shopper of a basket, as promotions and limits see them. */
import { createHash } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import type { QuoteInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import type { Shopper } from '../engine/types.ts';

const membersByExternalId = prepared(
  { externalIds: many(members.externalId) },
  (q, { externalIds }) =>
    q
      .select({
        id: members.id,
        externalId: members.externalId,
        level: members.level,
        groups: members.groups,
        joinedAt: members.joinedAt,
        birthday: members.birthday,
        orderCount: members.orderCount,
      })
      .from(members)
      .where(inArray(members.externalId, externalIds)),
);
type MemberFacts = Awaited<ReturnType<typeof membersByExternalId>>[number];

/** The members whom baskets name, by their id in the store's own system. */
export const loadMembers = async (
  db: Db,
  inputs: readonly Pick<QuoteInput, 'member'>[],
): Promise<Map<string, MemberFacts>> => {
  const externalIds = [...new Set(inputs.flatMap(({ member }) => member || []))];
  const rows = await membersByExternalId(db, { externalIds });
  return new Map(rows.map((row) => [row.externalId, row]));
};

/** The last digits of a phone number that identify a person, with or without a country code before them. */
const PHONE_DIGITS = 10;

/**
 * An e-mail address or phone number in one form: limits hold whether a guest types `Ann <Ann+1@Shop.com>` or `ann@shop.com`,
 * `+86 138 0013 8000` or `13800138000`.
 */
export const normalizedGuest = (guest: string): string => {
  const text = guest
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]/gu, '');
  if (!text.includes('@')) {
    const digits = text.replace(/\D/g, '');
    return digits.length >= PHONE_DIGITS
      ? digits.slice(-PHONE_DIGITS)
      : text.replace(/[^\p{L}\p{N}]/gu, '');
  }
  const [local = '', domain = ''] = (/<([^<>]*)>/.exec(text)?.[1] ?? text).split(/@(?=[^@]*$)/);
  return `${local.replace(/\+.*$/, '')}@${domain.replace(/\.+$/, '')}`;
};
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

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
    // A member who is not known yet orders for the first time; of a guest it is not known.
    orderNumber: member ? (facts?.orderCount ?? 0) + 1 : null,
    birthday: facts?.birthday ?? null,
  };
};
