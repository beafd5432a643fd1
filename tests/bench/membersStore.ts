/** A store of many members with a programme, orders of a year, and what these gave, written as rows because there are millions. */
import type { ProgrammeTerms } from '#contract/members/programme';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { audienceNames } from '#db/schema/members/audienceNames';
import { growthEntries } from '#db/schema/members/growth';
import { memberLevels } from '#db/schema/members/memberLevels';
import { members } from '#db/schema/members/members';
import { pointAccounts, pointEntries, pointLots } from '#db/schema/members/points';
import { programmeVersions } from '#db/schema/members/programme';
import { orderLines, orders } from '#db/schema/orders/orders';
import { memberMonths } from '#db/schema/orders/sales';
import { refreshStatistics } from '#db/statistics';
import { addDays, addMonths, dayOf, monthOf, startOfDay } from '#shared/days';
import { startingTerms } from '#rules/members/programmeTerms';
import type { Writer } from '#server/platform/records/writer';
import { resetIdentities } from '#db/restore';

/** Counts the changes of what is written here: a store that was kept from before is not used. */
export const STORE_VERSION = 1;

const DAY = 86_400_000;
const ROWS = 5_000;
export const LEVELS = ['starter', 'plus', 'premium', 'diamond'];
/** The programme began so long ago; orders are of the last year. */
const BEGAN_DAYS = 400;
const YEAR_DAYS = 365;
/** Two in three members have ordered, with one or two orders each. */
const isBuyer = (id: number) => id % 3 !== 0;
const ordersOf = (id: number) => (isBuyer(id) ? 1 + (id % 2) : 0);
/** A number that looks random, the same for the same seed. */
const mix = (seed: number, below: number) =>
  ((Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) >>> 7) + seed * 31) % below;

/** The terms of the first version, and of the one that is approved in the measurement: levels are reached a little later. */
export const programmeTerms = (raise = 0): ProgrammeTerms => {
  const terms = startingTerms(LEVELS, 100);
  return {
    ...terms,
    levels: terms.levels.map((level) => ({
      ...level,
      conditions: level.conditions.map((one) => ({ ...one, threshold: one.threshold + raise })),
    })),
  };
};

export const versionRow = (number: number, startsAt: number, terms: ProgrammeTerms) => ({
  number,
  state: 'approved' as const,
  terms,
  startsAt,
  authorName: 'bench',
  authorIds: [],
  approverName: 'bench',
  decidedAt: startsAt,
  createdAt: startsAt,
  updatedAt: startsAt,
});

/** Rows that are written together. */
const newPage = () => ({
  members: [] as (typeof members.$inferInsert)[],
  levels: [] as (typeof memberLevels.$inferInsert)[],
  months: [] as (typeof memberMonths.$inferInsert)[],
  orders: [] as (typeof orders.$inferInsert)[],
  lines: [] as (typeof orderLines.$inferInsert)[],
  growth: [] as (typeof growthEntries.$inferInsert)[],
  accounts: [] as (typeof pointAccounts.$inferInsert)[],
  points: [] as (typeof pointEntries.$inferInsert)[],
  lots: [] as (typeof pointLots.$inferInsert)[],
});
type Page = ReturnType<typeof newPage>;

interface Telling {
  page: Page;
  now: number;
  timeZone: string;
}

/** One order of a member, and the points and growth that it gave. Returns what was paid, in minor units. */
const addOrder = ({ page, now, timeZone }: Telling, memberId: number, index: number) => {
  const id = (memberId - 1) * 2 + index + 1;
  const paidAt = now - DAY - mix(id, YEAR_DAYS * 24) * 3_600_000;
  const day = dayOf(paidAt, timeZone);
  const paid = 5_000 + mix(id + 7, 200_000);
  const source = { source: 'order' as const, sourceId: `b-${id}`, ruleKey: 'spend' };
  const happened = { memberId, occurredAt: paidAt, recordedAt: paidAt, day };
  const actor = { actorKind: 'system' as const, actorName: 'bench', programmeNumber: 1 };
  page.orders.push({
    id,
    externalId: `b-${id}`,
    kind: 'sale',
    channel: 'web',
    memberId,
    status: 'paid',
    placedAt: paidAt - 60_000,
    paidAt,
    countedOn: day,
    revenue: paid,
    discount: 0,
    shipping: 0,
    total: paid,
    units: 1,
    lineCount: 1,
    lastLineNumber: 1,
    createdAt: paidAt,
    updatedAt: paidAt,
  });
  page.lines.push({
    orderId: id,
    position: 0,
    number: 1,
    name: 'Goods',
    quantity: 1,
    unitPrice: paid,
    discount: 0,
    paid,
  });
  const given = Math.floor(paid / 100);
  page.growth.push({ ...happened, ...source, ...actor, type: 'earn', growth: given });
  page.points.push({
    ...happened,
    ...source,
    ...actor,
    id,
    number: index + 1,
    type: 'earn',
    points: given,
  });
  page.lots.push({
    entryId: id,
    memberId,
    points: given,
    availableAt: paidAt,
    expiresAt: startOfDay(addMonths(addDays(day, 1), 13), timeZone),
    remaining: given,
  });
  return { paid, day, paidAt };
};

const addMember = (telling: Telling, id: number) => {
  const { page, now } = telling;
  const joinedAt = now - (YEAR_DAYS + 20) * DAY - mix(id, 10) * DAY;
  const bought = Array.from({ length: ordersOf(id) }, (_, index) => addOrder(telling, id, index));
  const months = new Map<string, { orders: number; revenue: number }>();
  for (const { day, paid } of bought) {
    const { orders: count = 0, revenue = 0 } = months.get(monthOf(day)) ?? {};
    months.set(monthOf(day), { orders: count + 1, revenue: revenue + paid });
  }
  for (const [month, { orders: count, revenue }] of months)
    page.months.push({
      memberId: id,
      month,
      orders: count,
      revenue,
      netSpend: revenue,
      returns: 0,
      returned: 0,
      activeDays: count,
      visits: 0,
    });
  const paidAts = bought.map(({ paidAt }) => paidAt);
  page.members.push({
    id,
    externalId: `member-${id}`,
    name: `Member ${id}`,
    phone: `138${String(id).padStart(8, '0')}`,
    joinedAt,
    region: `R${id % 30}`,
    level: LEVELS[0],
    levelVersion: 1,
    orderCount: bought.length,
    revenue: bought.reduce((sum, { paid }) => sum + paid, 0),
    firstOrderAt: bought.length > 0 ? Math.min(...paidAts) : null,
    lastOrderAt: bought.length > 0 ? Math.max(...paidAts) : null,
    createdAt: joinedAt,
    updatedAt: joinedAt,
  });
  page.levels.push({
    memberId: id,
    level: LEVELS[0],
    cause: 'programme',
    startsAt: joinedAt,
    versionAt: joinedAt,
    kind: 'join',
    levelBefore: null,
    termFrom: dayOf(joinedAt, telling.timeZone),
    programmeNumber: 1,
    actorName: 'system',
    recordedAt: joinedAt,
  });
  if (bought.length > 0)
    page.accounts.push({ memberId: id, lastNumber: bought.length, writtenAt: now });
};

/** Parents before the rows that refer to them. */
const writePage = async (tx: Db, page: Page) => {
  await insertRows(tx, members, page.members);
  await insertRows(tx, memberLevels, page.levels);
  await insertRows(tx, memberMonths, page.months);
  await insertRows(tx, orders, page.orders);
  await insertRows(tx, orderLines, page.lines);
  await insertRows(tx, growthEntries, page.growth);
  await insertRows(tx, pointAccounts, page.accounts);
  await insertRows(tx, pointEntries, page.points);
  await insertRows(tx, pointLots, page.lots);
};

export const writeMembers = async (
  { transaction, db }: Connection,
  { now, settings }: Writer,
  count: number,
) => {
  await transaction(async (tx) => {
    const named = LEVELS.map((key, index) => ({
      kind: 'levels' as const,
      key,
      names: { en: key, zh: key },
      rank: (index + 1) * 10,
    }));
    await insertRows(tx, audienceNames, named);
    const startsAt = now - BEGAN_DAYS * DAY;
    await insertRows(tx, programmeVersions, [versionRow(1, startsAt, programmeTerms())]);
  });
  for (let from = 1; from <= count; from += ROWS) {
    const page = newPage();
    const telling = { page, now, timeZone: settings.timeZone };
    for (let id = from; id < from + ROWS && id <= count; id++) addMember(telling, id);
    await transaction((tx) => writePage(tx, page));
  }
  await resetIdentities(db);
  await refreshStatistics(db, [
    'members',
    'member_levels',
    'member_months',
    'orders',
    'growth_entries',
    'point_entries',
    'point_lots',
  ]);
};
