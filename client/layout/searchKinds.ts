/** The kinds of record that the search finds, and what it shows of each. */
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { batchName } from '#rules/pricing/batchNames';
import { type Language, localize, type Localized } from '#shared/localization';
import type { Resource, ResourceWith } from '../pages.ts';

type Found = Readonly<Record<string, unknown>>;
type Money = (amount: number | null) => string;

export interface SearchKind {
  /** The list that is asked. */
  list: ResourceWith<'list'> | 'prices';
  /** The kind of record that is opened, and how it is named among the results. */
  opens: Resource;
  /** Conditions besides the text. */
  filter?: object;
  sort?: string;
  idOf?: (found: Found) => string | number;
  label: (found: Found, language: Language) => string;
  /** The texts by which a result is found more exactly than by others: its keys and numbers. */
  codes?: (found: Found) => readonly string[];
  /** What tells it from others of the same name. */
  detail?: (found: Found, money: Money) => string;
}

const text = (value: unknown): string => (value ? String(value) : '');
const joined = (...parts: unknown[]) => parts.map(text).filter(Boolean).join(' · ');
const name = (found: Found, language: Language) =>
  localize(found.names as Localized | undefined, language) ||
  text(found.name ?? found.externalId ?? found.id);

export const SEARCH_KINDS: readonly SearchKind[] = [
  {
    // Every variant has a base price: it is found by the product's name or its SKU.
    list: 'prices',
    opens: 'products',
    filter: { listId: BASE_LIST_ID, minQuantity: 1, state: 'current' },
    sort: 'variantId',
    idOf: ({ productId }) => productId as number,
    label: name,
    codes: ({ sku }) => [text(sku)],
    detail: ({ sku, amount }, money) => joined(sku, money(amount as number)),
  },
  {
    list: 'members',
    opens: 'members',
    label: name,
    codes: ({ externalId, phone }) => [text(externalId), text(phone)],
    detail: ({ externalId, phone }) => joined(externalId, phone),
  },
  {
    list: 'orders',
    opens: 'orders',
    label: ({ externalId }) => text(externalId),
    codes: ({ externalId }) => [text(externalId)],
    detail: ({ total, memberName }, money) => joined(memberName, money(total as number)),
  },
  {
    list: 'returns',
    opens: 'returns',
    label: ({ externalId }) => text(externalId),
    codes: ({ externalId }) => [text(externalId)],
  },
  {
    list: 'tickets',
    opens: 'tickets',
    label: ({ subject }) => text(subject),
    codes: ({ number }) => [text(number)],
    detail: ({ number, memberName }) => joined(number, memberName),
  },
  {
    list: 'promotions',
    opens: 'promotions',
    label: name,
    detail: ({ campaignName }) => text(campaignName),
  },
  { list: 'campaigns', opens: 'campaigns', label: name, detail: ({ theme }) => text(theme) },
  { list: 'couponBatches', opens: 'couponBatches', label: name },
  { list: 'pointRewards', opens: 'pointRewards', label: name },
  {
    list: 'memberActivities',
    opens: 'memberActivities',
    label: name,
    detail: ({ code }) => text(code),
  },
  {
    list: 'coupons',
    opens: 'coupons',
    label: ({ code }) => text(code),
    codes: ({ code }) => [text(code)],
    detail: ({ promotionName }) => text(promotionName),
  },
  {
    list: 'priceBatches',
    opens: 'priceBatches',
    label: (found, language) =>
      batchName({ name: text(found.name), revertsId: found.revertsId as number | null }, language),
  },
  { list: 'categories', opens: 'categories', label: name, detail: ({ code }) => text(code) },
  { list: 'attributes', opens: 'attributes', label: name },
  { list: 'staff', opens: 'staff', label: name, detail: ({ email }) => text(email) },
];
