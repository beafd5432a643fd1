/**
 * The after-sales policy of the demo store: a first version with a shorter window at the counter, one that holds in every
 * channel alike, and a draft that waits for approval.
 */
import {
  type GoodsRule,
  AfterSalesPolicyInput,
  type PolicyTerms,
} from '#contract/service/policies';
import type { Db } from '#db';
import { startingPolicy } from '#rules/service/policyTerms';
import { loadCategoryIds } from '#server/catalog/categoryTree/lookups';
import type { Writer } from '#server/platform/records/writer';
import { policyDecisions, policyDrafts } from '#server/service/policies/versions';
import { dayOf, startOfDay } from '#shared/days';
import { currencyDecimals } from '#shared/localization';
import { plannersOf } from '../promotions/staff.ts';

const DAY = 86_400_000;
const FIRST_DAYS = 430;
const UNIFIED_DAYS = 150;
const DRAFT_DAYS = 1;
const WRITTEN_BEFORE_DAYS = 5;
const APPROVED_BEFORE_DAYS = 2;

const rule = (said: Partial<GoodsRule>): GoodsRule => ({
  categoryId: null,
  channel: null,
  returnable: null,
  noReasonDays: null,
  faultDays: null,
  exchangeDays: null,
  warrantyMonths: null,
  restockingFee: null,
  ...said,
});

const EXCEPTIONS: readonly [category: string, said: Partial<GoodsRule>][] = [
  ['food', { returnable: 'perishable', faultDays: 7, warrantyMonths: 0 }],
  ['skincare', { returnable: 'hygiene', warrantyMonths: 0 }],
  ['nappies', { returnable: 'hygiene', warrantyMonths: 0 }],
  ['digital', { warrantyMonths: 24, restockingFee: 500 }],
  ['apparel', { exchangeDays: 14, warrantyMonths: 3 }],
  ['books', { exchangeDays: 0, warrantyMonths: 0 }],
];

const rulesOf = async (tx: Db): Promise<GoodsRule[]> => {
  const ids = await loadCategoryIds(
    tx,
    EXCEPTIONS.map(([code]) => code),
  );
  return EXCEPTIONS.flatMap(([code, said]) => {
    const categoryId = ids.get(code);
    return categoryId === undefined ? [] : [rule({ categoryId, ...said })];
  });
};

interface Plan {
  daysAgo: number;
  note: string;
  terms: PolicyTerms;
}

/** The manager writes and submits it. */
const write = async (tx: Db, now: Writer, { daysAgo, note, terms }: Plan, at: number | null) => {
  const { manager } = await plannersOf(tx);
  const author: Writer = { ...now, actor: manager, now: now.now - daysAgo * DAY };
  const input = AfterSalesPolicyInput.parse({ terms, note, plannedAt: at });
  const id = await policyDrafts.create(tx, author, input);
  await policyDecisions.submit(tx, author, id, { reason: null });
  return id;
};

const begin = async (tx: Db, now: Writer, plan: Plan) => {
  const { timeZone } = now.settings;
  const beginsAt = startOfDay(dayOf(now.now - plan.daysAgo * DAY, timeZone), timeZone);
  const daysAgo = plan.daysAgo + WRITTEN_BEFORE_DAYS;
  const id = await write(tx, now, { ...plan, daysAgo }, beginsAt);
  const owner = { kind: 'staff', id: 'owner', name: 'Owner' } as const;
  const decider: Writer = { ...now, actor: owner, now: beginsAt - APPROVED_BEFORE_DAYS * DAY };
  await policyDecisions.approve(tx, decider, id, { reason: null });
};

const ADDRESS =
  'Bluewood returns, 8 Harbour Road, Shanghai 200120. Put the order number into the parcel.\n' +
  '上海市浦东新区海港路8号 蓝木商店退货组，邮编200120。请在包裹内放入订单号。';

export const writeAfterSalesPolicies = async (tx: Db, now: Writer): Promise<void> => {
  const starting = {
    ...startingPolicy(10 ** currencyDecimals(now.settings.currency)),
    returnAddress: ADDRESS,
  };
  const rules = await rulesOf(tx);
  await begin(tx, now, {
    daysAgo: FIRST_DAYS,
    note: 'Our first after-sales policy 首个售后政策',
    terms: {
      ...starting,
      rules: [...rules, rule({ channel: 'store', noReasonDays: 3, exchangeDays: 7 })],
    },
  });
  await begin(tx, now, {
    daysAgo: UNIFIED_DAYS,
    note: 'The same online and in the shop 线上线下统一退换货政策',
    terms: { ...starting, rules },
  });
  await write(
    tx,
    now,
    {
      daysAgo: DRAFT_DAYS,
      note: 'Fifteen days for returns without a reason 无理由退货延长至15天',
      terms: { ...starting, base: { ...starting.base, noReasonDays: 15 }, rules },
    },
    null,
  );
};
