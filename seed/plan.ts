/** Draws all data of the demo store from one seed and the instant of seeding. */
import { DEFAULT_SETTINGS } from '#server/platform/settings/defaults';
import { type SettingsInput } from '#contract/platform/settings';
import { drawCatalog, type SeedProduct } from './catalog/catalog.ts';
import { type Days, seedDays } from './shared/days.ts';
import { drawFlaws, type Flaw } from './catalog/flaws.ts';
import { drawMembers, type SeedMember } from './members/members.ts';
import { Random } from './shared/random.ts';

export const SETTINGS: SettingsInput = {
  ...DEFAULT_SETTINGS,
  storeName: 'Bluewood Store 蓝木商店',
  // The demo store has no shop that could pay.
  refundProvider: 'trial',
};

const PRODUCTS = 800;
const DEFAULT_SEED = 20_240_618;

export interface Size {
  members: number;
  orders: number;
  /** Days since the store opened, and the number of those with sales at the end; both include today. */
  totalDays: number;
  salesDays: number;
  channels: readonly string[];
}
export const DEMO: Size = {
  members: 3000,
  orders: 20_000,
  totalDays: 730,
  salesDays: 548,
  channels: ['app', 'web', 'wechat', 'tmall', 'store'],
};
export const LARGE: Size = {
  members: 150_000,
  orders: 1_000_000,
  totalDays: 700,
  salesDays: 540,
  channels: [...DEMO.channels, 'douyin'],
};

export interface PlanOptions {
  now: number;
  /** 1 for the full size; smaller for tests. */
  scale?: number;
  seed?: number;
}
export interface Plan {
  random: Random;
  days: Days;
  products: SeedProduct[];
  flaws: Flaw[];
  members: SeedMember[];
  channels: readonly string[];
  orderCount: number;
}

export const drawPlan = (
  size: Size,
  { now, scale = 1, seed = DEFAULT_SEED }: PlanOptions,
): Plan => {
  const random = new Random(seed);
  const days = seedDays(now, SETTINGS.timeZone, size.totalDays, size.salesDays);
  const products = drawCatalog(random.fork('catalog'), {
    count: Math.ceil(PRODUCTS * scale),
    today: days.name(days.last),
    firstSale: days.firstSale,
    lastDay: days.last,
  });
  return {
    random,
    days,
    products,
    flaws: drawFlaws(random.fork('flaws'), products, days.last),
    members: drawMembers(
      random.fork('members'),
      days,
      Math.ceil(size.members * scale),
      size.channels,
    ),
    channels: size.channels,
    orderCount: Math.ceil(size.orders * scale),
  };
};
