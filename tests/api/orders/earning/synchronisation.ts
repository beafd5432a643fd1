/** A shop's first synchronisation: all its orders at once, and what they earn by the stated rule. */
import { query } from '#db/statements';
import type { TermsDraft } from '../../support/approvedProgramme.ts';
import { NOW } from '../../support/openApi.ts';
import { DAY, openShop, type Shop } from './openShop.ts';

/** A paid order of the shop; amounts in minor units. */
export interface Invoice {
  id: string;
  member: string | null;
  at: number;
  lines: { sku: string; quantity: number; unitPrice: number }[];
}
/** The programme began so long ago, and what is older than the second needs a person's approval. */
export const BEGAN_DAYS = 190;
export const MAX_BACKDATE_DAYS = 30;

/** With all that could reward somebody for registering, for friends, and on birthdays. */
const TERMS: TermsDraft = {
  maxBackdateDays: MAX_BACKDATE_DAYS,
  levels: [
    { key: 'starter', benefits: { birthdayPoints: 200 } },
    {
      key: 'plus',
      conditions: [{ metric: 'netSpend', window: { kind: 'lifetime' }, threshold: 100_000 }],
      benefits: { birthdayPoints: 400 },
    },
  ],
  earnRules: [
    { key: 'spend' },
    { key: 'status', currency: 'growth' },
    { key: 'welcome', trigger: 'registration', formula: { kind: 'fixed', points: 30 } },
    {
      key: 'friends',
      trigger: 'referral',
      formula: { kind: 'fixed', points: 100, refereePoints: 50 },
    },
  ],
};
export const openSynchronised = () => openShop({ startsAt: NOW - BEGAN_DAYS * DAY, ...TERMS });

const ROWS = 100;
const inBatches = async <T>(rows: readonly T[], send: (batch: T[]) => Promise<void>) => {
  for (let from = 0; from < rows.length; from += ROWS) await send(rows.slice(from, from + ROWS));
};

const orderOf = ({ id, member, at, lines }: Invoice) => ({
  externalId: id,
  channel: 'web',
  memberExternalId: member,
  currency: 'CNY',
  lines: lines.map(({ sku, quantity, unitPrice }, index) => ({
    id: String(index + 1),
    sku,
    quantity,
    unitPrice,
    paid: quantity * unitPrice,
  })),
  statuses: [
    { status: 'placed', at },
    { status: 'paid', at },
  ],
});

/** First the members without saying when they registered, then all orders. */
export const synchronise = async ({ api }: Shop, invoices: readonly Invoice[]): Promise<void> => {
  const store = await api.store();
  const send = async (resource: string, rows: readonly object[]) => {
    const { status, body } = await store<{ results: { errors?: object }[] }>(
      'POST',
      `/api/store/${resource}/batch`,
      { rows },
    );
    const refused = body.results.filter(({ errors }) => errors);
    if (status !== 200 || refused.length > 0)
      throw new Error(`${resource}: ${status} ${JSON.stringify(refused.slice(0, 3))}`);
  };
  const members = new Set(invoices.flatMap(({ member }) => member ?? []));
  await inBatches(
    [...members].map((externalId) => ({ externalId })),
    (rows) => send('members', rows),
  );
  await inBatches(invoices.map(orderOf), (rows) => send('orders', rows));
};

const paidOf = ({ lines }: Invoice) =>
  lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
/** One point for each 1.00 of an order since the programme began and not longer ago than is allowed, by member. */
export const pointsByRule = (invoices: readonly Invoice[]): Map<string, number> => {
  const points = new Map<string, number>();
  for (const invoice of invoices) {
    const { member, at } = invoice;
    if (member === null || at < NOW - BEGAN_DAYS * DAY) continue;
    if (NOW - at > MAX_BACKDATE_DAYS * DAY) continue;
    const earned = Math.floor(paidOf(invoice) / 100);
    if (earned > 0) points.set(member, (points.get(member) ?? 0) + earned);
  }
  return points;
};
/** The orders of members that wait for a person's approval: since the programme began, and longer ago than is allowed. */
export const waitingByRule = (invoices: readonly Invoice[]): string[] =>
  invoices
    .filter(
      (invoice) =>
        invoice.member !== null &&
        invoice.at >= NOW - BEGAN_DAYS * DAY &&
        NOW - invoice.at > MAX_BACKDATE_DAYS * DAY,
    )
    .map(({ id }) => id)
    .toSorted();

export const loadGiven = async ({ api }: Shop) => {
  const { db } = api.connection;
  const sums = (table: string, column: string) =>
    query<{ member: string; amount: number }>(
      db,
      `select m.external_id as member, sum(e.${column}) as amount from ${table} e
       join members m on m.id = e.member_id group by m.external_id`,
    );
  const toMap = (rows: { member: string; amount: number }[]) =>
    new Map(rows.map(({ member, amount }) => [member, Number(amount)]));
  return {
    points: toMap(await sums('point_entries', 'points')),
    growth: toMap(await sums('growth_entries', 'growth')),
    waiting: (
      await query<{ id: string }>(
        db,
        `select source_id as id from earn_approvals where state = 'waiting'`,
      )
    )
      .map(({ id }) => id)
      .toSorted(),
    kinds: await query<{ type: string; source: string }>(
      db,
      `select distinct type, source from point_entries union select distinct type, source from growth_entries`,
    ),
    rewarded: Number(
      (
        await query<{ n: number }>(
          db,
          `select (select count(*) from referrals) + (select count(*) from members where joined_at is not null)
             + (select count(*) from coupons where issued_by is not null) as n`,
        )
      )[0]?.n,
    ),
  };
};
