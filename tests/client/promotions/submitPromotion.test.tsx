/** What is said before a promotion is submitted, paused or ended: whether it needs approval, and what it does. */
import { QueryClient } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { expect, test } from 'vitest';
import type { PromotionReview } from '#contract/promotions/review';
import { english } from '../../../client/layout/english.ts';
import type { PromotionPage } from '../../../client/promotions/promotions/draft.ts';
import { newTerms } from '../../../client/promotions/promotions/newTerms.ts';
import type { ConfirmedVerb } from '../../../client/promotions/promotions/page/verbs.ts';
import { useConsequences } from '../../../client/promotions/promotions/page/useConsequences.ts';
import { answeredBy, loggedInAs } from '../support/providers.ts';

const STORE = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'en' };
const ME = { id: '1', name: 'Ann', role: 'marketer', store: STORE };

const linesBefore = (
  verb: ConfirmedVerb,
  review: Partial<PromotionReview> | null,
  more: object = {},
) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const nothing = async () => ({ data: [], total: 0 });
  const terms = newTerms(0, 'percent');
  const promotion = {
    id: 1,
    name: 'Spring',
    labels: {},
    terms,
    open: null,
    liveRevision: null,
    pausedAt: null,
    endsAt: null,
    ...more,
  };
  const { result } = renderHook(
    () => useConsequences(promotion as unknown as PromotionPage, review as PromotionReview | null),
    {
      wrapper: ({ children }) => (
        <CoreAdminContext
          authProvider={loggedInAs(ME)}
          dataProvider={answeredBy({ call: nothing, getMany: nothing, getList: nothing })}
          i18nProvider={polyglotI18nProvider(() => english, 'en')}
          queryClient={queryClient}
        >
          {children}
        </CoreAdminContext>
      ),
    },
  );
  return result.current(verb).lines;
};
const linesOf = (review: Partial<PromotionReview> | null, more: object = {}) =>
  linesBefore('submit', review, more);
const lastLine = (review: Partial<PromotionReview> | null) => linesOf(review).at(-1);

test('the dialog names the one case that the check found, and both where it is not known', () => {
  expect(lastLine({ needsApproval: null })).toMatch(/^It needs no approval/);
  expect(lastLine({ needsApproval: 'budget' })).toMatch(
    /^It needs approval by someone else\. .+\.$/,
  );
  expect(lastLine(null)).toMatch(/^Above the store’s budget limit .+; otherwise/);
});

test.each([
  ['budget', /^It needs approval by someone else\. .+\.$/],
  ['noBudget', /^It needs approval by someone else\. .+\.$/],
  [null, /^It needs no approval/],
])('without a check of its costs, what its own terms need is said: %s', (needsApproval, said) => {
  const open = { name: 'Spring', labels: {}, terms: newTerms(0, 'percent'), needsApproval };
  expect(linesOf(null, { open }).at(-1)).toMatch(said);
});

test('what needs approval does not start immediately', () => {
  expect(linesOf({ needsApproval: null })[0]).toContain('It starts immediately.');
  for (const review of [{ needsApproval: 'budget' as const }, null])
    expect(linesOf(review)[0]).toContain('It starts as soon as it is approved.');
});

test('the dialog says what the check found', () => {
  const variant = { variantId: 1, name: 'Lamp', sku: 'LAMP', price: 14_590, offered: 999_900 };
  const lines = linesOf({
    needsApproval: null,
    findings: [{ kind: 'flashNotLower', count: 1, variants: [variant] }, { kind: 'endsInPast' }],
  });
  expect(lines.join('\n')).toContain(
    'Nothing comes of the flash price of one variant, which costs no more at present: Lamp · LAMP (flash price ¥9,999.00, now ¥145.90).',
  );
  expect(lines.join()).toContain('The end has passed already');
});

test('the dialog says how changed terms differ from those in force', () => {
  const terms = newTerms(0, 'percent');
  const open = { name: 'Spring', labels: {}, terms: { ...terms, trigger: 'code' } };
  expect(linesOf({ needsApproval: null }, { open, liveRevision: 1 })).toContain(
    'Changes: “Applies automatically.” → “Only with a code.”',
  );
});

test.each([
  ['starts an ended promotion again', 'ended', null, /It ended on .*Version 5 starts it again/],
  ['stays paused', 'ended', 1, /while it was paused\. Version 5 stays paused until it is resumed/],
  ['replaces terms in force', 'running', null, /Version 5 replaces version 4, which is in force/],
])('the dialog says that a draft %s', (_, phase, pausedAt, said) => {
  const terms = newTerms(0, 'percent');
  const open = { name: 'Spring', labels: {}, terms, revision: 5 };
  const more = { open, phase, pausedAt, liveRevision: 4, endsAt: 3_600_000 };
  expect(linesOf({ needsApproval: null }, more).join('\n')).toMatch(said);
});

test('first terms start nothing again and replace nothing', () => {
  const open = { name: 'Spring', labels: {}, terms: newTerms(0, 'percent'), revision: 1 };
  expect(linesOf({ needsApproval: null }, { open, phase: 'draft' }).join()).not.toMatch(
    /again|replaces/,
  );
});

test.each([
  ['pause', 'Its 1,200 codes won’t work while paused.'],
  ['end', 'Its 1,200 codes give nothing any more.'],
] as const)('the question of “%s” tells what happens to the codes', (verb, said) => {
  expect(linesBefore(verb, null, { codes: 1200 })).toContain(said);
  expect(linesBefore(verb, null, { codes: 0 }).join(' ')).not.toMatch(/Its .* codes/);
});
