/** Writes the demo store's pricing data: guards, lists, a year of price batches, and some that wait for approval. */
import type { Actor } from '#contract/platform/activities';
import { BatchInput } from '#contract/pricing/priceBatches';
import type { z } from 'zod';
import type { PriceListDraft } from '#contract/pricing/priceLists';
import { PriceListInput } from '#contract/pricing/priceLists';
import type { Connection } from '#db';
import { categories as categoryTable } from '#db/schema/catalog/categories';
import { editCategory } from '#server/catalog/categories/actions';
import { loadBindings } from '#server/catalog/categoryTree/loadBindings';
import type { Work } from '#server/platform/http/context';
import { HttpError } from '#server/platform/http/errors';
import { getRow } from '#server/platform/records/records';
import { approveBatch, submitBatch } from '#server/pricing/priceBatches/decisions';
import { createBatch } from '#server/pricing/priceBatches/drafts';
import { createPriceList } from '#server/pricing/priceLists/actions';
import { localInstant } from '#shared/days';
import type { Settings } from '#contract/platform/settings';
import type { Writer } from '#server/platform/records/writer';
import { categoriesByCode } from '../shared/categories.ts';
import { GUARDS } from './guards.ts';

const DAY = 86_400_000;
/** Author of the batches; it is no person, so any member of staff with the role may approve what is waiting. */
const AUTHOR: Actor = { kind: 'system', id: null, name: 'system' };
const APPROVER: Actor = { kind: 'system', id: 'second', name: 'system (second person)' };

const LISTS: Record<string, PriceListDraft> = {
  premium: {
    code: 'premium-members',
    kind: 'override',
    names: { en: 'Premium members', zh: '高级会员价' },
    priority: 10,
    audience: { fromLevel: 'premium' },
  },
  app: {
    code: 'app-prices',
    kind: 'override',
    names: { en: 'App prices', zh: 'App 专享价' },
    priority: 5,
    audience: { channels: ['app'] },
  },
  wholesale: {
    code: 'wholesale',
    kind: 'override',
    names: { en: 'Wholesale', zh: '批发价' },
    priority: 20,
    audience: { groups: ['wholesale'] },
  },
  doubleEleven: { code: 'double-11', kind: 'sale', names: { en: 'Double 11', zh: '双十一' } },
  winter: { code: 'winter-sale', kind: 'sale', names: { en: 'Winter sale', zh: '冬季促销' } },
};

interface Task {
  /** Days from today on which it is written, begins and ends. */
  on: number;
  from: number;
  to?: number;
  name: string;
  category: string;
  list?: keyof typeof LISTS;
  minQuantity?: number;
  percent: number;
  ending?: 'end90' | 'end99' | 'whole';
  /** The state in which it stays. */
  until?: 'draft' | 'submitted';
}
const BATCHES: Task[] = [
  {
    on: -400,
    from: -398,
    name: 'Spring costs up: kitchen',
    category: 'kitchen',
    percent: 6,
    ending: 'end90',
  },
  {
    on: -300,
    from: -299,
    name: 'Audio follows the market',
    category: 'audio',
    percent: -8,
    ending: 'end90',
  },
  {
    on: -210,
    from: -203,
    to: -180,
    name: '6.18 apparel',
    category: 'apparel',
    percent: -15,
    ending: 'whole',
  },
  {
    on: -120,
    from: -118,
    name: 'New outerwear prices',
    category: 'outerwear',
    percent: 12,
    ending: 'end90',
  },
  { on: -40, from: -40, name: 'Tea harvest', category: 'tea', percent: 5, ending: 'whole' },
  {
    on: -30,
    from: -30,
    name: 'Premium members: beauty',
    category: 'beauty',
    list: 'premium',
    percent: -8,
  },
  { on: -30, from: -30, name: 'App prices: snacks', category: 'snacks', list: 'app', percent: -5 },
  {
    on: -25,
    from: -25,
    name: 'Wholesale: books from 10',
    category: 'books',
    list: 'wholesale',
    minQuantity: 10,
    percent: -12,
  },
  {
    on: -20,
    from: -11,
    to: -8,
    name: 'Double 11: home',
    category: 'home',
    list: 'doubleEleven',
    percent: -20,
    ending: 'whole',
  },
  {
    on: -3,
    from: -1,
    to: 45,
    name: 'Winter sale: bedding',
    category: 'bedding',
    list: 'winter',
    percent: -18,
    ending: 'end90',
  },
  {
    on: -1,
    from: 6,
    name: 'Charging: cheaper parts',
    category: 'charging',
    percent: -5,
    ending: 'end90',
  },
  {
    on: 0,
    from: 9,
    to: 40,
    name: 'Year end: camping',
    category: 'camping',
    percent: -35,
    ending: 'end99',
    until: 'submitted',
  },
  {
    on: 0,
    from: 14,
    name: 'New year: face care',
    category: 'face-care',
    percent: 4,
    ending: 'end90',
    until: 'draft',
  },
];

const contextAt = (
  connection: Connection,
  settings: Settings,
  now: number,
  actor: Actor,
): Work => ({
  connection,
  db: connection.db,
  transaction: connection.transaction,
  longTransaction: connection.longTransaction,
  actor,
  now: () => now,
  settings: async () => settings,
});

/**
 * `now` is the instant of seeding; past batches are written as of the instant at which they would have been planned.
 */
export const writePricing = async (
  connection: Connection,
  { settings, now }: Writer,
): Promise<void> => {
  const { timeZone } = settings;
  const dayAt = (days: number) => {
    const day = new Date(now + days * DAY).toISOString().slice(0, 10);
    return localInstant(day, 0, 0, 0, timeZone);
  };
  const categories = await categoriesByCode(connection.db);
  const writerOn = (on: number): Writer => ({
    actor: AUTHOR,
    now: Math.min(dayAt(on) + 12 * 3_600_000, now),
    settings,
  });

  await connection.transaction(async (tx) => {
    for (const [code, minMarginBps] of Object.entries(GUARDS)) {
      const id = categories.get(code);
      if (id === undefined) continue;
      const row = await getRow(tx, categoryTable, id);
      const attributes = (await loadBindings(tx, [row.path])).get(id) ?? [];
      await editCategory(tx, writerOn(-410), id, {
        ...row,
        version: undefined,
        attributes,
        minMarginBps,
      });
    }
  });
  const lists = new Map<string, number>();
  await connection.transaction(async (tx) => {
    for (const [name, draft] of Object.entries(LISTS))
      lists.set(name, (await createPriceList(tx, writerOn(-60), PriceListInput.parse(draft))).id);
  });
  for (const {
    on,
    from,
    to,
    name,
    category,
    list,
    percent,
    ending,
    until,
    minQuantity = 1,
  } of BATCHES) {
    const categoryId = categories.get(category);
    if (categoryId === undefined) continue;
    const at = writerOn(on).now;
    const draft: z.input<typeof BatchInput> = {
      name,
      reason: null,
      minQuantity,
      startsAt: Math.max(dayAt(from), at),
      endsAt: to === undefined ? null : dayAt(to),
      filter: { categoryId },
      formula: { kind: 'percent', bps: percent * 100 },
      rounding: { ending: ending ?? 'none', direction: 'nearest' },
      request: { belowFloor: 'raise', conflicts: 'leaveOut' },
      ...(list !== undefined && { listId: lists.get(list) }),
    };
    await propose(connection, settings, at, BatchInput.parse(draft), until);
  }
};

const propose = async (
  connection: Connection,
  settings: Settings,
  now: number,
  input: BatchInput,
  until: Task['until'],
) => {
  const author = contextAt(connection, settings, now, AUTHOR);
  const made = await createBatch(author, input).catch((error: unknown) => {
    // A tiny store may have no products in the category.
    if (error instanceof HttpError && error.status === 422) return null;
    throw error;
  });
  if (!made || until === 'draft') return;
  const { status } = await submitBatch(author, made.id);
  if (status === 'submitted' && until !== 'submitted')
    await approveBatch(contextAt(connection, settings, now, APPROVER), made.id, { reason: null });
};
