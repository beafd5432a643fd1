/** Every measure has a formula in both languages and leads to the rows of its own range. */
import { describe, expect, test } from 'vitest';
import { DIRECTIONS, MEASURES, UNITS } from '#contract/insight/kpis';
import { FORMULAS } from '#rules/insight/kpis';
import { routes } from '#server/app';
import { en, zh } from '../../../../client/insight/dashboard/messages.ts';
import { rowsBehind } from '../../../../client/insight/dashboard/links.ts';

const SCOPE = { from: '2025-01-01', to: '2025-02-01', channel: null, categoryId: null };
const lists = routes
  .filter(({ method, path }) => method === 'get' && /^\/\w+$/.test(path))
  .map(({ path }) => path.slice(1));

describe('the texts of the measures', () => {
  test('the texts name exactly the existing measures', () => {
    for (const { dashboard } of [en, zh])
      expect(Object.keys(dashboard.measures).sort()).toEqual([...MEASURES].sort());
  });
  test('the labels of period, data and last change are not empty', () => {
    for (const { dashboard } of [en, zh])
      for (const text of [dashboard.why.period, dashboard.why.data, dashboard.why.changedAt])
        expect(text.trim()).not.toBe('');
  });
});

describe.each(MEASURES)('the measure %s', (measure) => {
  test('the measure has a name and a formula as text in both languages', () => {
    for (const { dashboard } of [en, zh]) {
      expect(dashboard.measures[measure].name.trim()).not.toBe('');
      expect(dashboard.measures[measure].formula.trim().length).toBeGreaterThan(4);
    }
    expect(en.dashboard.measures[measure].formula).not.toBe(zh.dashboard.measures[measure].formula);
  });
  test('the measure has a formula, a unit and a direction', () => {
    expect(FORMULAS[measure]).toBeTypeOf('function');
    expect(['money', 'count', 'share', 'ratio']).toContain(UNITS[measure]);
    expect([1, -1]).toContain(DIRECTIONS[measure]);
  });
  test('the measure links to a list of the rows it counts, limited to its period', () => {
    const { resource, address } = rowsBehind(measure, SCOPE, 'Asia/Shanghai');
    expect(lists).toContain(resource);
    for (const { dashboard } of [en, zh]) expect(dashboard.why.rows).toHaveProperty(resource);
    const query = new URLSearchParams(address.split('?')[1]);
    const filter = JSON.parse(query.get('filter') ?? '{}') as Record<string, unknown>;
    const bounds = Object.keys(filter).filter((key) => /_(gte|lt)$/.test(key));
    expect(bounds.map((key) => key.replace(/^.*_/, '')).sort()).toEqual(['gte', 'lt']);
  });
  test('the measure links only to rows of the chosen channel and category', () => {
    const { address } = rowsBehind(
      measure,
      { ...SCOPE, channel: 'web', categoryId: 7 },
      'Asia/Shanghai',
    );
    const filter = new URLSearchParams(address.split('?')[1]).get('filter') ?? '{}';
    expect(JSON.parse(filter)).toMatchObject({ channel: 'web', categoryId: 7 });
  });
});
