/** Every measure has a formula in both languages and leads to the rows of its own range. */
import { describe, expect, test } from 'vitest';
import { DIRECTIONS, MEASURE_SOURCES, MEASURES, UNITS } from '#contract/insight/kpis';
import { FORMULAS } from '#rules/insight/kpis';
import { routes } from '#server/app';
import { en, zh } from '../../../../client/insight/dashboard/messages.ts';
import { rowsBehind } from '../../../../client/insight/dashboard/links.ts';

const SCOPE = { from: '2025-01-01', to: '2025-02-01', channel: null, categoryId: null };
const filterOf = (address: string) =>
  JSON.parse(new URLSearchParams(address.split('?')[1]).get('filter') ?? '{}') as Record<
    string,
    unknown
  >;
const lists = routes
  .filter(({ method, path }) => method === 'get' && /^\/\w+$/.test(path))
  .map(({ path }) => path.slice(1));

describe('the texts of the measures', () => {
  test('the texts name exactly the existing measures', () => {
    for (const { dashboard } of [en, zh])
      expect(Object.keys(dashboard.measures).sort()).toEqual([...MEASURES].sort());
  });
  test('the labels of period and last change are not empty', () => {
    for (const { dashboard } of [en, zh])
      for (const text of [dashboard.why.period, dashboard.why.changedAt])
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
    const links = rowsBehind(measure, SCOPE);
    expect(links.length).toBeGreaterThan(0);
    for (const { kind, resource, address } of links) {
      expect(lists).toContain(resource);
      for (const { dashboard } of [en, zh]) expect(dashboard.why.rows).toHaveProperty(kind);
      const bounds = Object.keys(filterOf(address)).filter((key) => /_(gte|lt)$/.test(key));
      expect(bounds.map((key) => key.replace(/^.*_/, '')).sort()).toEqual(['gte', 'lt']);
    }
  });
  test('the measure links only to rows of the chosen channel and category', () => {
    for (const { resource, address } of rowsBehind(measure, {
      ...SCOPE,
      channel: 'web',
      categoryId: 7,
    }))
      expect(filterOf(address)).toMatchObject(
        resource === 'members'
          ? { boughtChannel: 'web', boughtCategoryId: 7 }
          : { channel: 'web', categoryId: 7 },
      );
  });
  test('each source of the measure has a name in both languages', () => {
    for (const source of MEASURE_SOURCES[measure])
      for (const { dashboard } of [en, zh])
        expect(dashboard.why.sources[source].trim()).not.toBe('');
  });
});
