/** Whoever a basket belongs to, as promotions and limits see them. */
import { createHash } from 'node:crypto';
import type { QuoteInput } from '#contract/quotes';
import type { Db } from '#db';
import { statement } from '#db/statements';
import type { Shopper } from '../promotions/engine/types.ts';

const byExternalId = statement<{
  id: number;
  level: string | null;
  groups: string;
  joined_at: number | null;
  birthday: string | null;
  order_count: number;
}>('select id, level, groups, joined_at, birthday, order_count from members where external_id = ?');

/** An address or a number however it was typed: limits hold whether it says `Ann@Shop.com ` or `ann@shop.com`. */
const normalized = (guest: string): string => {
  const text = guest.trim().normalize('NFKC').toLowerCase();
  return text.includes('@') ? text : text.replace(/[^\p{L}\p{N}]/gu, '');
};
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

export interface KnownShopper extends Shopper {
  memberId: number | null;
}

export const shopperOf = async (
  db: Db,
  { member, guest, channel }: Pick<QuoteInput, 'member' | 'guest' | 'channel'>,
): Promise<KnownShopper> => {
  const [known] = member ? await byExternalId(db, member) : [];
  const guestKey = guest && normalized(guest) ? `guest:${hashOf(normalized(guest))}` : null;
  return {
    memberId: known?.id ?? null,
    // By the store's own id: it stays the same when the member is described later.
    key: member ? `member:${member}` : guestKey,
    level: known?.level ?? null,
    groups: known ? (JSON.parse(known.groups) as string[]) : [],
    channel: channel ?? null,
    joinedAt: known?.joined_at ?? null,
    // Somebody new to us is about to order for the first time; of a guest nobody knows.
    orderNumber: member ? (known?.order_count ?? 0) + 1 : null,
    birthday: known?.birthday ?? null,
  };
};
