/** Whoever a basket belongs to, as promotions and limits see them. */
import { createHash } from 'node:crypto';
import type { QuoteInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import type { Shopper } from '../engine/types.ts';

export interface MemberRow {
  id: number;
  external_id: string;
  level: string | null;
  groups: string;
  joined_at: number | null;
  birthday: string | null;
  order_count: number;
}
/** By the id in the store's own system. */
export const membersOf = async (
  db: Db,
  inputs: readonly Pick<QuoteInput, 'member'>[],
): Promise<Map<string, MemberRow>> => {
  const ids = [...new Set(inputs.flatMap(({ member }) => member || []))];
  const rows = await selectIn<MemberRow>(
    db,
    'select id, external_id, level, groups, joined_at, birthday, order_count from members where external_id in (?)',
    ids,
    'text',
  );
  return new Map(rows.map((row) => [row.external_id, row]));
};

/** Enough figures of a number to tell people apart, whether the country's code stands before them or not. */
const PHONE_FIGURES = 10;

/**
 * An address or a number however it was typed: limits hold whether it says `Ann <Ann+1@Shop.com>` or `ann@shop.com`,
 * `+86 138 0013 8000` or `13800138000`.
 */
export const normalizedGuest = (guest: string): string => {
  const text = guest
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]/gu, '');
  if (!text.includes('@')) {
    const figures = text.replace(/\D/g, '');
    return figures.length >= PHONE_FIGURES
      ? figures.slice(-PHONE_FIGURES)
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
  members: ReadonlyMap<string, MemberRow>,
  { member, guest, channel }: Pick<QuoteInput, 'member' | 'guest' | 'channel'>,
): KnownShopper => {
  const known = member ? members.get(member) : undefined;
  const guestKey =
    guest && normalizedGuest(guest) ? `guest:${hashOf(normalizedGuest(guest))}` : null;
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
