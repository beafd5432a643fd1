/** What the after-sales policy says of goods, and whether they may come back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '#contract/platform/access';
import { type GoodsRule, PolicyTerms, type ReturnLine } from '#contract/service/policies';
import {
  feeOf,
  freightPayer,
  isWithin,
  mayReturn,
  policyAt,
  roleLimit,
  verdictsOf,
} from '#rules/service/policies';
import {
  categoriesOf,
  policyIssues,
  startingPolicy,
  withCategory,
} from '#rules/service/policyTerms';
import { freightTexts, goodsTexts, verdictText } from '#rules/service/policyTexts';
import { isOfLine, leftOf, whereOf } from '#server/service/policies/lineRules';
import { startOfDay } from '#shared/days';

const ZONE = 'Asia/Shanghai';
const at = (day: string, hour = 12) => startOfDay(day, ZONE) + hour * 3_600_000;
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
const terms = (...rules: GoodsRule[]) => ({ ...startingPolicy(100), rules });
const line = (further: Partial<ReturnLine> = {}): ReturnLine => ({
  categoryPath: [1, 2, 3],
  channel: 'app',
  isShipped: true,
  deliveredAt: at('2025-11-01'),
  freeUnits: 1,
  ...further,
});
const ask = (
  rules: GoodsRule[],
  purpose: 'noReason' | 'fault' | 'exchange' | 'repair',
  now: number,
  further: Partial<ReturnLine> = {},
) => mayReturn(terms(...rules), line(further), { purpose, timeZone: ZONE }, now);

describe('The policy for goods', () => {
  test('Without an exception the base holds', () => {
    expect(policyAt(terms(), [1], 'app')).toEqual({
      ...startingPolicy(100).base,
      returnable: 'yes',
    });
  });
  test('Each part is said by the nearest category that says anything of it', () => {
    const policy = policyAt(
      terms(
        rule({ categoryId: 1, noReasonDays: 30, warrantyMonths: 24 }),
        rule({ categoryId: 3, noReasonDays: 0 }),
        rule({ categoryId: 9, noReasonDays: 99 }),
      ),
      [1, 2, 3],
      'app',
    );
    expect(policy).toMatchObject({ noReasonDays: 0, warrantyMonths: 24, faultDays: 15 });
  });
  test('Of one category the rule that names the channel counts, and a nearer category before both', () => {
    const rules = [
      rule({ categoryId: 1, noReasonDays: 10 }),
      rule({ categoryId: 1, channel: 'store', noReasonDays: 3 }),
      rule({ categoryId: 2, noReasonDays: 20 }),
      rule({ channel: 'store', exchangeDays: 1 }),
    ];
    expect(policyAt(terms(...rules), [1], 'store').noReasonDays).toBe(3);
    expect(policyAt(terms(...rules), [1], 'app').noReasonDays).toBe(10);
    expect(policyAt(terms(...rules), [1, 2], 'store').noReasonDays).toBe(20);
    expect(policyAt(terms(...rules), [1, 2], 'store').exchangeDays).toBe(1);
    expect(policyAt(terms(...rules), [1, 2], 'app').exchangeDays).toBe(15);
  });
  test('A category below can be returnable again', () => {
    const rules = [
      rule({ categoryId: 1, returnable: 'perishable' }),
      rule({ categoryId: 2, returnable: 'yes' }),
    ];
    expect(policyAt(terms(...rules), [1], 'app').returnable).toBe('perishable');
    expect(policyAt(terms(...rules), [1, 2], 'app').returnable).toBe('yes');
  });
  test('The order of rules never changes what holds', () => {
    const anyRule = fc.record({
      categoryId: fc.constantFrom(null, 1, 2, 3, 4),
      channel: fc.constantFrom(null, 'app', 'store'),
      noReasonDays: fc.option(fc.nat(30)),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRule, { selector: (one) => `${one.categoryId} ${one.channel}` }),
        fc.constantFrom('app', 'store', 'site'),
        (rules, channel) => {
          const all = rules.map(rule);
          const path = [1, 2, 3];
          expect(policyAt(terms(...all), path, channel)).toEqual(
            policyAt(terms(...all.toReversed()), path, channel),
          );
        },
      ),
    );
  });
});

describe('Whether goods may come back', () => {
  test('Seven days count from the day after delivery, to the end of the seventh', () => {
    expect(ask([], 'noReason', at('2025-11-08', 23.9))).toMatchObject({
      isAllowed: true,
      answer: 'allowed',
      lastDay: '2025-11-08',
    });
    expect(ask([], 'noReason', at('2025-11-09', 0))).toMatchObject({
      isAllowed: false,
      answer: 'tooLate',
      lastDay: '2025-11-08',
    });
  });
  test('Days are those of the store, whatever the hour of delivery', () => {
    const late = { deliveredAt: at('2025-11-01', 23.99) };
    expect(ask([], 'noReason', at('2025-11-08', 23), late).isAllowed).toBe(true);
    expect(ask([], 'noReason', at('2025-11-09', 0), late).isAllowed).toBe(false);
  });
  test('A warranty ends with the same day of a later month', () => {
    const from = { deliveredAt: at('2025-01-31') };
    const rules = [rule({ warrantyMonths: 1 })];
    expect(ask(rules, 'repair', at('2025-02-28'), from)).toMatchObject({
      isAllowed: true,
      lastDay: '2025-02-28',
    });
    expect(ask(rules, 'repair', at('2025-03-01'), from).answer).toBe('tooLate');
  });
  test('Goods that do not come back by choice come back with a fault and under warranty', () => {
    const rules = [rule({ categoryId: 2, returnable: 'hygiene' })];
    const answers = verdictsOf(terms(...rules), line(), ZONE, at('2025-11-02'));
    expect(answers.map(({ purpose, answer }) => [purpose, answer])).toEqual([
      ['noReason', 'nonReturnable'],
      ['fault', 'allowed'],
      ['exchange', 'nonReturnable'],
      ['repair', 'allowed'],
    ]);
  });
  test('Zero days are no offer, and what is returned already is nobody’s to return', () => {
    const now = at('2025-11-02');
    expect(ask([rule({ noReasonDays: 0 })], 'noReason', now).answer).toBe('notOffered');
    expect(ask([rule({ warrantyMonths: 0 })], 'repair', now).answer).toBe('notOffered');
    expect(ask([], 'noReason', now, { freeUnits: 0 }).answer).toBe('nothingLeft');
  });
  test('What is on its way may be returned once it arrives, and what was not sent cannot', () => {
    const now = at('2025-11-02');
    expect(ask([], 'noReason', now, { deliveredAt: null })).toMatchObject({
      isAllowed: true,
      answer: 'notDelivered',
    });
    const unsent = { deliveredAt: null, isShipped: false };
    expect(ask([], 'noReason', now, unsent).answer).toBe('notShipped');
  });
  test('Once it is too late it stays too late', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (first, more) => {
        const day = 86_400_000;
        const now = at('2025-11-01') + first * day;
        const wasLate = ask([], 'noReason', now).answer === 'tooLate';
        const isLate = ask([], 'noReason', now + more * day).answer === 'tooLate';
        expect(wasLate && !isLate).toBe(false);
      }),
    );
  });
});

describe('Amounts of the policy', () => {
  test.each([
    [999, 500, 49],
    [1000, 500, 50],
    [1, 9999, 0],
    [1_000_000_000_000, 10_000, 1_000_000_000_000],
  ])('Of %i a fee of %i basis points is %i, rounded down', (amount, rate, fee) => {
    expect(feeOf(amount, rate)).toBe(fee);
  });
  test('A limit includes its amount, and none is no limit', () => {
    expect([isWithin(100, 100), isWithin(100, 101), isWithin(null, 1e12)]).toEqual([
      true,
      false,
      true,
    ]);
  });
  test('A role decides alone up to its limit, the owner on any amount, and nobody else on anything', () => {
    const limits = {
      refundLimits: { agent: 5, manager: null },
      goodwillLimits: { agent: 1, manager: 2 },
    };
    const of = (role: Role | null) => [
      roleLimit(limits, role, 'refundLimits'),
      roleLimit(limits, role, 'goodwillLimits'),
    ];
    expect(of('owner')).toEqual([null, null]);
    expect(of('manager')).toEqual([null, 2]);
    expect(of('agent')).toEqual([5, 1]);
    expect(of('analyst')).toEqual([0, 0]);
    expect(of(null)).toEqual([0, 0]);
  });
  test('Who pays the freight follows from who is responsible, and nobody pays before that is decided', () => {
    expect(freightPayer(terms(), 'merchant')).toBe('merchant');
    expect(freightPayer(terms(), 'customer')).toBe('customer');
    expect(freightPayer(terms(), 'undetermined')).toBeNull();
  });
});

describe('Errors in terms', () => {
  test('Two exceptions for the same goods, and one that says nothing, are refused at their place', () => {
    const rules = [
      rule({ categoryId: 1, noReasonDays: 1 }),
      rule({ categoryId: 1, faultDays: 1 }),
      rule({ categoryId: 2 }),
    ];
    expect(policyIssues(terms(...rules))).toEqual([
      { path: ['rules', 1, 'categoryId'], message: 'policies.errors.sameGoods' },
      { path: ['rules', 2, 'returnable'], message: 'policies.errors.saysNothing' },
    ]);
  });
  test('One category may have an exception for all goods and one for a channel', () => {
    const rules = [
      rule({ categoryId: 1, noReasonDays: 1 }),
      rule({ categoryId: 1, channel: 'app', noReasonDays: 2 }),
    ];
    expect(policyIssues(terms(...rules))).toEqual([]);
  });
  test('A limit of agents above that of managers is named at its place', () => {
    const goodwillLimits = { agent: 2, manager: 1 };
    expect(policyIssues({ ...terms(), goodwillLimits })).toEqual([
      { path: ['goodwillLimits', 'agent'], message: 'policies.errors.agentAboveManager' },
    ]);
  });
  test('The terms with which a store starts are accepted, with amounts in its currency', () => {
    const first = startingPolicy(100);
    expect(PolicyTerms.parse(first)).toEqual(first);
    expect(policyIssues(first)).toEqual([]);
    expect(first.rules).toEqual([]);
    expect(first.autoApproval).toEqual({ return: 20_000, refundOnly: 2_000 });
    expect(first.refundLimits).toEqual({ agent: 50_000, manager: 500_000 });
    expect(first.goodwillLimits).toEqual({ agent: 5_000, manager: 50_000 });
    expect(startingPolicy(1).autoApproval.return).toBe(200);
  });
  test('An agent never decides on more than a manager', () => {
    const refused = (agent: number | null, manager: number | null) =>
      policyIssues({ ...terms(), refundLimits: { agent, manager } }).length > 0;
    expect(refused(101, 100)).toBe(true);
    expect(refused(null, 100)).toBe(true);
    expect(refused(100, 100)).toBe(false);
    expect(refused(null, null)).toBe(false);
  });
});

describe('Categories that terms name', () => {
  const named = terms(
    rule({ categoryId: 4, noReasonDays: 1 }),
    rule({ channel: 'app', noReasonDays: 2 }),
    rule({ categoryId: 6, noReasonDays: 3 }),
  );
  test('Are told with their places', () => {
    expect(categoriesOf(named)).toEqual([
      { id: 4, path: ['rules', 0, 'categoryId'] },
      { id: 6, path: ['rules', 2, 'categoryId'] },
    ]);
  });
  test('One takes the place of another, and everything else stays', () => {
    const moved = withCategory(named, 6, 9);
    expect(categoriesOf(moved).map(({ id }) => id)).toEqual([4, 9]);
    expect(withCategory(moved, 9, 6)).toEqual(named);
    expect(withCategory(named, 7, 9)).toEqual(named);
  });
});

describe('Where goods are', () => {
  const parcel = (further: object) => ({
    status: 'delivered',
    shippedAt: 1,
    deliveredAt: 5,
    lineId: null,
    sku: 'A',
    ...further,
  });
  const ofOrder = { isShipped: false, deliveredAt: null };
  test('A line has arrived with the last of its parcels', () => {
    const parcels = [parcel({}), parcel({ deliveredAt: 9 })];
    expect(whereOf(parcels, ofOrder)).toEqual({ isShipped: true, deliveredAt: 9 });
    expect(whereOf([parcel({}), parcel({ deliveredAt: null })], ofOrder).deliveredAt).toBeNull();
  });
  test('A lost parcel keeps nobody waiting, and alone it never arrives', () => {
    const lost = parcel({ status: 'lost', deliveredAt: null });
    expect(whereOf([parcel({}), lost], ofOrder).deliveredAt).toBe(5);
    expect(whereOf([lost], ofOrder)).toEqual({ isShipped: true, deliveredAt: null });
  });
  test('Without a parcel the order says where it is', () => {
    const arrived = { isShipped: true, deliveredAt: 3 };
    expect(whereOf([], arrived)).toEqual(arrived);
  });
  test('A parcel that names a line is of that line only', () => {
    expect(isOfLine({ lineId: 'x', sku: 'A' }, { lineId: 'y', sku: 'A' })).toBe(false);
    expect(isOfLine({ lineId: null, sku: 'A' }, { lineId: 'y', sku: 'A' })).toBe(true);
    expect(isOfLine({ lineId: null, sku: null }, { lineId: 'y', sku: null })).toBe(false);
  });
  test('Returns that name only an SKU take from its lines in their order, after those that name a line', () => {
    const lines = [
      { position: 0, lineId: 'a', sku: 'A', quantity: 2 },
      { position: 1, lineId: 'b', sku: 'A', quantity: 2 },
    ];
    const left = leftOf(lines, [
      { position: null, sku: 'A', quantity: 2 },
      { position: 0, sku: 'A', quantity: 1 },
    ]);
    expect([...left.values()]).toEqual([0, 1]);
  });
});

describe('What customers read', () => {
  test('A verdict names its last day in both languages', () => {
    const verdict = ask([], 'noReason', at('2025-11-02'));
    expect(verdictText(verdict, 'en')).toBe(
      'Can be returned without giving a reason until 8 November 2025.',
    );
    expect(verdictText(verdict, 'zh')).toBe('可无理由退货，截止2025年11月8日。');
  });
  test.each([
    ['noReason', 'allowed', 'Can be returned without giving a reason until 8 November 2025.'],
    ['fault', 'allowed', 'Can be returned because of a fault until 8 November 2025.'],
    ['exchange', 'allowed', 'Can be exchanged until 8 November 2025.'],
    ['repair', 'allowed', 'Under warranty until 8 November 2025.'],
    ['noReason', 'tooLate', 'The period for returns ended on 8 November 2025.'],
    ['fault', 'tooLate', 'The period for returns because of a fault ended on 8 November 2025.'],
    ['exchange', 'tooLate', 'The period for exchanges ended on 8 November 2025.'],
    ['repair', 'tooLate', 'The warranty ended on 8 November 2025.'],
    ['repair', 'notOffered', 'These goods have no warranty.'],
    [
      'noReason',
      'nonReturnable',
      'Digital goods cannot be returned or exchanged unless something is wrong with them.',
    ],
    ['noReason', 'nothingLeft', 'Everything of this line has been returned already.'],
  ] as const)(
    'For the purpose %s the answer %s says what holds in both languages',
    (purpose, answer, text) => {
      const verdict = {
        purpose,
        answer,
        isAllowed: answer === 'allowed',
        lastDay: '2025-11-08',
        returnable: 'digital' as const,
      };
      expect(verdictText(verdict, 'en')).toBe(text);
      const own = verdictText(verdict, 'zh');
      expect(own).toMatch(/^[^a-z]+。$/i);
      expect(own.includes('2025年11月8日')).toBe(text.includes('8 November 2025'));
    },
  );
  test('Goods whose reason is not known stay as in a final sale', () => {
    const verdict = { purpose: 'noReason' as const, isAllowed: false, lastDay: null };
    expect(verdictText({ ...verdict, answer: 'nonReturnable', returnable: null }, 'en')).toBe(
      'Final sale: cannot be returned or exchanged unless something is wrong with it.',
    );
  });
  test('All that holds for goods is told, and nothing of what is not offered', () => {
    const all = policyAt(
      terms(
        rule({
          noReasonDays: 7,
          faultDays: 15,
          exchangeDays: 1,
          warrantyMonths: 1,
          restockingFee: 1000,
        }),
      ),
      [],
      'app',
    );
    expect(goodsTexts(all, 'en')).toEqual([
      'Returns without giving a reason within 7 days after delivery.',
      'Returns because of a fault within 15 days after delivery.',
      'Exchanges within 1 day after delivery.',
      'Warranty for 1 month after delivery.',
      'We keep 10% of the price when goods come back without a reason.',
    ]);
    expect(goodsTexts(all, 'zh')).toEqual([
      '签收后7天内可无理由退货。',
      '签收后15天内，质量问题可退货。',
      '签收后1天内可换货。',
      '签收后保修1个月。',
      '无理由退货收取商品价款10%的手续费。',
    ]);
    const free = goodsTexts({ ...all, restockingFee: 0 }, 'en');
    expect(free).toEqual(goodsTexts(all, 'en').slice(0, 4));
    const none = { ...all, noReasonDays: 0, faultDays: 0, exchangeDays: 0, warrantyMonths: 0 };
    expect(goodsTexts(none, 'en')).toEqual(['These goods cannot be returned without a reason.']);
    const kept = { ...all, returnable: 'final' as const };
    expect(goodsTexts(kept, 'zh')).toEqual([
      '特价清仓商品，非质量问题不支持退换。',
      '签收后15天内，质量问题可退货。',
      '签收后保修1个月。',
    ]);
  });
  test('Who pays for sending goods back is said once where it is always the same', () => {
    const said = (customer: 'merchant' | 'customer', merchant: 'merchant' | 'customer') =>
      freightTexts({ freight: { ...startingPolicy(100).freight, customer, merchant } }, 'en');
    expect(said('merchant', 'merchant')).toEqual(['We pay for sending goods back.']);
    expect(said('customer', 'customer')).toEqual(['You pay for sending goods back.']);
    expect(said('customer', 'merchant')).toEqual([
      'You pay for sending goods back unless something is wrong with them.',
      'If something is wrong with the goods, we pay for sending them back.',
    ]);
  });
  test('Goods that stay say why, and nothing of returns by choice', () => {
    const policy = policyAt(terms(rule({ returnable: 'perishable' })), [], 'app');
    expect(goodsTexts(policy, 'en')).toEqual([
      'Perishable: cannot be returned or exchanged unless something is wrong with it.',
      'Returns because of a fault within 15 days after delivery.',
      'Warranty for 12 months after delivery.',
    ]);
  });
  test('One day is one day, and a fee is told only where goods come back by choice', () => {
    const policy = policyAt(terms(rule({ noReasonDays: 1, restockingFee: 550 })), [], 'app');
    expect(goodsTexts(policy, 'en')).toContain(
      'Returns without giving a reason within 1 day after delivery.',
    );
    expect(goodsTexts(policy, 'zh')).toContain('无理由退货收取商品价款5.5%的手续费。');
  });
});
