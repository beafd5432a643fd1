/** Every scheduled job, and everything that its runs count, has its texts in both languages. */
import { expect, test } from 'vitest';
import * as z from 'zod';
import '#server/app';
import { retentions } from '#server/platform/jobs/retention';
import { scheduledJobs } from '#server/platform/schedule/jobs';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { chinese } from '../../../../client/layout/chinese.ts';
import { english } from '../../../../client/layout/english.ts';

const Sentences = z.record(z.string(), z.string());
const Texts = z.object({ scheduledRuns: z.object({ jobs: Sentences, does: Sentences }) });

test('every job has a key of its own, a time of day, a name and a sentence', () => {
  const keys = scheduledJobs.parts.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(scheduledJobs.parts.filter(({ time }) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))).toEqual(
    [],
  );
  for (const dictionary of [english, chinese]) {
    const { scheduledRuns } = Texts.parse(dictionary);
    expect(Object.keys(scheduledRuns.jobs).sort()).toEqual(keys.toSorted());
    expect(Object.keys(scheduledRuns.does).sort()).toEqual(keys.toSorted());
  }
});

test('every table whose rows are kept for a limited time has a name for the counts of its deletion', () => {
  const names = retentions.parts.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  // Each domain names its own tables.
  for (const dictionary of [english, chinese]) {
    const { translate } = polyglotI18nProvider(() => dictionary, 'en', [], { allowMissing: true });
    const textOf = (name: string): string => translate(`scheduledRuns.counts.${name}`, { _: '' });
    expect(names.filter((name) => textOf(name) === '')).toEqual([]);
  }
});
