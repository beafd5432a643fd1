/** A shop with a programme: sends orders, returns and events, and reads what its members have. */
import { query } from '#db/statements';
import { approveProgramme, type TermsDraft } from '../../support/approvedProgramme.ts';
import { NOW, openApi, type OpenApi } from '../../support/openApi.ts';

export const DAY = 86_400_000;
/** Before all that the tests tell. */
export const STARTED = NOW - 200 * DAY;

type Statuses = Partial<Record<'paid' | 'shipped' | 'delivered' | 'cancelled', number>>;
export interface OrderSent {
  externalId: string;
  member?: string | null;
  lines: readonly number[];
  statuses?: Statuses;
  updatedAt?: number | null;
  more?: object;
}

export const orderOf = ({
  externalId,
  member = 'm-1',
  lines,
  statuses = { paid: NOW - 2 * DAY },
  updatedAt = null,
  more,
}: OrderSent) => {
  const instants = Object.values(statuses);
  return {
    externalId,
    channel: 'app',
    memberExternalId: member,
    currency: 'CNY',
    updatedAt,
    lines: lines.map((paid, index) => ({
      id: `L${index + 1}`,
      sku: `S${index + 1}`,
      quantity: 10,
      unitPrice: paid / 10,
      paid,
    })),
    statuses: [
      { status: 'placed', at: Math.min(...instants, NOW - 3 * DAY) },
      ...Object.entries(statuses).map(([status, at]) => ({ status, at })),
    ],
    ...more,
  };
};

export const returnOf = (
  externalId: string,
  orderExternalId: string,
  lines: readonly [line: number, amount: number][],
  returnedAt = NOW - DAY,
) => ({
  externalId,
  orderExternalId,
  returnedAt,
  lines: lines.map(([line, amount]) => ({ id: `L${line}`, sku: `S${line}`, quantity: 1, amount })),
});

export interface Entry {
  ledger: 'points' | 'growth';
  type: string;
  amount: number;
  source: string;
  sourceId: string;
  ruleKey: string;
}

export interface Shop {
  api: OpenApi;
  send: (kind: 'orders' | 'returns' | 'events' | 'members', row: object) => Promise<void>;
  /** The entries of a member in both ledgers, in the order in which they were written. */
  entries: (member?: string) => Promise<Entry[]>;
  /** The sum of a member's entries that change the ledger. */
  sum: (member?: string, ledger?: 'points' | 'growth') => Promise<number>;
  /** What is left in the member's lots less what is owed. */
  points: (member?: string) => Promise<number>;
  close: () => Promise<void>;
}

export const openShop = async (draft: TermsDraft & { startsAt?: number } = {}): Promise<Shop> => {
  const api = await openApi();
  const store = await api.store();
  await approveProgramme(api.connection, { startsAt: STARTED, ...draft });
  const send: Shop['send'] = async (kind, row) => {
    const { status, body } = await store('POST', `/api/store/${kind}`, row);
    if (status >= 300)
      throw new Error(
        `${kind} answered ${status}: ${JSON.stringify(body)} ${api.faultLines().join()}`,
      );
  };
  const entries: Shop['entries'] = async (member = 'm-1') =>
    (
      await query<Entry & { source_id: string; rule_key: string }>(
        api.connection.db,
        `select * from (
           select 'points' as ledger, e.id, e.type, e.points as amount, e.source, e.source_id, e.rule_key, e.member_id from point_entries e
           union all
           select 'growth', g.id, g.type, g.growth, g.source, g.source_id, g.rule_key, g.member_id from growth_entries g
         ) x join members m on m.id = x.member_id where m.external_id = ? order by x.ledger desc, x.id`,
        [member],
      )
    ).map(({ ledger, type, amount, source, source_id, rule_key }) => ({
      ledger,
      type,
      amount: Number(amount),
      source,
      sourceId: source_id,
      ruleKey: rule_key,
    }));
  return {
    api,
    send,
    entries,
    sum: async (member, ledger = 'points') =>
      (await entries(member))
        .filter(
          (one) => one.ledger === ledger && !['writeOff', 'absorb', 'deducted'].includes(one.type),
        )
        .reduce((sum, { amount }) => sum + amount, 0),
    points: async (member = 'm-1') => {
      const [row] = await query<{ left: number | null; arrears: number | null }>(
        api.connection.db,
        `select (select sum(l.remaining) from point_lots l where l.member_id = m.id) as left,
           (select a.arrears from point_accounts a where a.member_id = m.id) as arrears
         from members m where m.external_id = ?`,
        [member],
      );
      return Number(row?.left ?? 0) - Number(row?.arrears ?? 0);
    },
    close: api.close,
  };
};
