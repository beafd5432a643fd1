/** The basket as parameters of the page's address. Pure. */
import { type Basket, SHOPPERS } from './basket.ts';

const wholeOf = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
/** Words between commas; a comma inside a word is escaped. */
const wordsOf = (text: string | null): string[] =>
  text ? text.split(',').map(decodeURIComponent).filter(Boolean) : [];
const safe = <T>(read: () => T, otherwise: T): T => {
  try {
    return read();
  } catch {
    return otherwise;
  }
};

/** `12x3` three of variant 12; `12` one of it. */
const linesOf = (text: string | null): Basket['lines'] =>
  (text ?? '').split(',').flatMap((part) => {
    const match = /^(\d{1,10})(?:x(\d{1,7}))?$/.exec(part);
    const quantity = Number(match?.[2] ?? 1);
    return match && quantity > 0 ? [{ variantId: Number(match[1]), quantity }] : [];
  });

/** The parameters of a basket; others in the address are kept. */
const BASKET_PARAMS = [
  'lines',
  'codes',
  'channel',
  'method',
  'fee',
  'shopper',
  'member',
  'points',
  'level',
  'groups',
  'orderNumber',
  'joinedAt',
  'birthday',
  'at',
  'order',
] as const;

export const basketOf = (params: URLSearchParams): Basket => ({
  lines: linesOf(params.get('lines')),
  codes: safe(() => wordsOf(params.get('codes')), []),
  channel: params.get('channel') ?? '',
  method: params.get('method') ?? '',
  fee: wholeOf(params.get('fee')),
  shopper: SHOPPERS.find((one) => one === params.get('shopper')) ?? 'guest',
  member: params.get('member') ?? '',
  points: wholeOf(params.get('points')),
  level: params.get('level') ?? '',
  groups: safe(() => wordsOf(params.get('groups')), []),
  orderNumber: wholeOf(params.get('orderNumber')),
  joinedAt: wholeOf(params.get('joinedAt')),
  birthday: params.get('birthday') ?? '',
  at: wholeOf(params.get('at')),
  order: wholeOf(params.get('order')),
});

export const paramsOf = (basket: Basket): Record<(typeof BASKET_PARAMS)[number], string> => ({
  lines: basket.lines
    .map(({ variantId, quantity }) => (quantity === 1 ? variantId : `${variantId}x${quantity}`))
    .join(),
  codes: basket.codes.map(encodeURIComponent).join(),
  channel: basket.channel,
  method: basket.method,
  fee: basket.fee === null ? '' : String(basket.fee),
  shopper: basket.shopper === 'guest' ? '' : basket.shopper,
  member: basket.member,
  points: basket.points === null ? '' : String(basket.points),
  level: basket.level,
  groups: basket.groups.map(encodeURIComponent).join(),
  orderNumber: basket.orderNumber === null ? '' : String(basket.orderNumber),
  joinedAt: basket.joinedAt === null ? '' : String(basket.joinedAt),
  birthday: basket.birthday,
  at: basket.at === null ? '' : String(basket.at),
  order: basket.order === null ? '' : String(basket.order),
});
