/** The file of compared promotions: figures side by side in the words of the screen, without what a role does not see. */
import { expect, test } from 'vitest';
import type { EffectReport } from '#contract/promotions/effects';
import { createI18n } from '../../../client/i18n.ts';
import { comparisonCsv } from '../../../client/promotions/comparison/csv.ts';

const REPORT = {
  from: '2026-03-01',
  to: '2026-03-08',
  orders: 31,
  newBuyers: 10,
  returningBuyers: 5,
  revenue: 90_000,
  returned: 1000,
  discount: 5000,
  giftCost: 700,
  marginAfter: 40_050,
  averageOrder: 2903,
  averageOrderOthers: null,
  baseline: { kind: 'holdout' },
  lift: { incrementalRevenue: 1234, low: 100, high: 2000 },
  roasBps: 15_600,
  roiBps: -2500,
  retention90: { cohort: 4, returned: 1, bps: 2500 },
} as unknown as EffectReport;
const UNUSED = {
  ...REPORT,
  to: '2026-03-01',
  orders: 0,
  giftCost: null,
  marginAfter: null,
  lift: null,
  roiBps: null,
  retention90: null,
  baseline: { kind: 'none' },
} as unknown as EffectReport;

const linesIn = async (language: 'en' | 'zh') => {
  const { translate } = await createI18n(language);
  const csv = comparisonCsv(
    [
      { name: 'Ten off', report: REPORT },
      { name: '=HYPERLINK("x")', report: UNUSED },
    ],
    2,
    translate,
  );
  const lines = csv.replace('\ufeff', '').trim().split('\r\n');
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(',')), line.slice(line.indexOf(',') + 1)]),
  );
};

test('figures stand side by side in the words of the language, with the last day of the period', async () => {
  expect(await linesIn('en')).toMatchObject({
    'First day': '2026-03-01,',
    'Last day': '2026-03-07,',
    Orders: '31,0',
    'Compared with': 'Control group,Nothing yet',
    ROAS: '1.56,1.56',
  });
  expect(await linesIn('zh')).toMatchObject({
    订单: '31,0',
    优惠后毛利: '400.50,',
    对比对象: '对照组,暂无',
  });
});

test('no heading or value is a key of a message', async () => {
  for (const language of ['en', 'zh'] as const)
    for (const [label, cells] of Object.entries(await linesIn(language)))
      expect(`${label},${cells}`).not.toMatch(/promotionComparison\.|effect\./);
});

test('what is unknown or hidden is empty, and a name is no formula for a spreadsheet', async () => {
  const lines = await linesIn('en');
  expect(lines['Gift costs']).toBe('7.00,');
  expect(lines['Margin after discounts']).toBe('400.50,');
  expect(lines.ROI).toBe('-0.25,');
  expect(lines.Figure).toContain("'=HYPERLINK");
});
