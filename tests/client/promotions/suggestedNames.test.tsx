/** Texts that are suggested from terms in both languages, and when they follow them. */
import { QueryClient } from '@tanstack/react-query';
import { act, cleanup, render, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { useEffect } from 'react';
import { CoreAdminContext, Form } from 'react-admin';
import { useFormContext, type UseFormReturn, useWatch } from 'react-hook-form';
import { afterEach, expect, test } from 'vitest';
import type { Condition, Reward, Terms } from '#contract/promotions/promotions';
import { textDifferences } from '#rules/promotions/texts';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { type Draft, newDraft } from '../../../client/promotions/promotions/draft.ts';
import { newReward, newTerms } from '../../../client/promotions/promotions/newTerms.ts';
import {
  suggestedLabel,
  suggestedName,
} from '../../../client/promotions/promotions/suggestedTexts.ts';
import { useSuggestedNames } from '../../../client/promotions/promotions/useSuggestedNames.ts';
import { wordsOf } from '../../../client/promotions/promotions/words.ts';
import { answeredBy, loggedInAs } from '../support/providers.ts';

afterEach(cleanup);

const SETTING = { currency: 'CNY', decimals: 2, timeZone: 'UTC' };
const wordsIn = (language: 'en' | 'zh') => {
  const provider = polyglotI18nProvider(() => ({ en: english, zh: chinese })[language], language);
  return wordsOf({
    translate: (key, facts) => provider.translate(key, facts),
    locale: language,
    currency: 'CNY',
    timeZone: 'UTC',
    now: 0,
    category: () => (language === 'en' ? 'Home' : '家居'),
    product: () => 'Mug',
    variant: () => (language === 'en' ? 'Mug' : '马克杯'),
  });
};
const termsOf = (reward: Partial<Reward>, conditions: Partial<Condition>[] = []): Terms => ({
  ...newTerms(0),
  rewards: [{ ...newReward(reward.kind ?? 'amount'), ...reward } as Reward],
  conditions: conditions.map((one): Condition => {
    const threshold = { scope: null, min: null, max: null, per: 'basket', basis: null };
    return { ...threshold, ...one } as object as Condition;
  }),
});
const home = { include: [{ kind: 'category', id: 1 }], exclude: [] };
const amount = { kind: 'amount', amount: 4000 } as const;

test.each<[string, Terms, string, string]>([
  ['without a condition', termsOf(amount), 'Get ¥40 off', '减 ¥40'],
  [
    'with a minimum spend',
    termsOf(amount, [{ kind: 'amount', min: 30_000 }]),
    'Get ¥40 off when you spend ¥300',
    '满 ¥300，减 ¥40',
  ],
  [
    'with a minimum spend on some goods',
    termsOf(amount, [{ kind: 'amount', min: 30_000, scope: home as never }]),
    'Get ¥40 off when you spend ¥300 on everything in Home',
    '“家居”分类商品满 ¥300，减 ¥40',
  ],
  [
    'with a minimum quantity',
    termsOf({ kind: 'percent', bps: 2000 }, [{ kind: 'quantity', min: 3 }]),
    'Get 20% off when you buy 3 units',
    '满 3 件，打 8 折',
  ],
  [
    'with a range',
    termsOf(amount, [{ kind: 'amount', min: 30_000, max: 50_000 }]),
    'Get ¥40 off with ¥300 to ¥500 in the basket',
    '在 ¥300 至 ¥500 之间，减 ¥40',
  ],
  [
    'with a gift',
    termsOf({ kind: 'gift', variantId: 1, every: { basis: 'quantity', from: 2 } }),
    'For every 2 units bought, a gift: 1 × Mug',
    '每买 2 件赠送 马克杯 × 1',
  ],
])('what customers read %s says what it gives and when, in both languages', (_, terms, en, zh) => {
  expect([suggestedLabel(terms, wordsIn('en')), suggestedLabel(terms, wordsIn('zh'))]).toEqual([
    en,
    zh,
  ]);
  // A suggestion differs in nothing from its own terms.
  expect(textDifferences({ name: en, labels: { en, zh } }, terms, SETTING)).toEqual([]);
});

test('nothing is suggested while a figure is missing, and a condition is left out where it is too long', () => {
  const words = wordsIn('en');
  expect(suggestedLabel(termsOf({ kind: 'percent' }), words)).toBe('');
  expect(suggestedLabel(termsOf(amount, [{ kind: 'amount', min: null }]), words)).toBe('');
  const goods = {
    include: Array.from({ length: 5 }, () => ({ kind: 'tag', name: 'x'.repeat(30) })),
  };
  const long = termsOf(amount, [{ kind: 'amount', min: 1, scope: goods as never }]);
  expect(suggestedLabel(long, words)).toBe('Get ¥40 off');
  const named = { ...termsOf(amount), scope: { ...newTerms(0).scope, ...(home as object) } };
  expect(suggestedName(named as Terms, words)).toBe('Home · Get ¥40 off');
});

test('the stock of a flash sale stands in the name for staff, and in no text for customers', () => {
  const items = [{ variantId: 1, price: 40_000, stock: 3, perMember: 2 }];
  const terms = termsOf({ kind: 'flash', items });
  expect(suggestedName(terms, wordsIn('en'))).toContain('(3 in stock for it, 2 per member)');
  expect(suggestedLabel(terms, wordsIn('en'))).toMatch(/Mug.*400.* \(2 per member\)$/);
  expect(suggestedLabel(terms, wordsIn('zh'))).not.toContain('3');
  const unlimited = termsOf({ kind: 'flash', items: [{ ...items[0]!, perMember: null }] });
  expect(suggestedLabel(unlimited, wordsIn('en'))).not.toContain('(');
});

const ME = {
  id: '1',
  name: 'Ann',
  role: 'marketer',
  store: { storeName: 'S', ...SETTING, language: 'en' },
};
/** The form with its suggestions; `texts` is what stands in it. */
const open = (draft: Draft, prices: readonly object[] = []) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const nothing = async () => ({ data: [], total: 0 });
  const listed = async () => ({ data: prices, total: prices.length });
  const held: { form?: UseFormReturn<Draft> } = {};
  const Suggesting = () => {
    const form = useFormContext<Draft>();
    useEffect(() => {
      held.form = form;
    });
    useSuggestedNames(useWatch() as Draft, draft);
    return null;
  };
  render(
    <CoreAdminContext
      authProvider={loggedInAs(ME)}
      dataProvider={answeredBy({ call: nothing, getMany: nothing, getList: listed })}
      i18nProvider={polyglotI18nProvider(() => english, 'en')}
      queryClient={queryClient}
    >
      <Form defaultValues={draft}>
        <Suggesting />
      </Form>
    </CoreAdminContext>,
  );
  const texts = () => {
    const { name, labels } = held.form?.getValues() ?? newDraft(0);
    return [name, labels.en ?? '', labels.zh ?? ''];
  };
  const put = (source: 'terms' | 'name' | 'labels.en' | 'labels.zh', value: unknown) =>
    act(async () => held.form?.setValue(source, value as never, { shouldDirty: true }));
  const isLoaded = () => queryClient.getQueryData(['messages', 'zh']) !== undefined;
  return { texts, put, isLoaded };
};
const saved = (labels: Draft['labels'], name = 'Ours'): Draft => ({
  ...newDraft(0),
  name,
  labels,
  terms: termsOf(amount, [{ kind: 'amount', min: 30_000 }]),
});
const raised = termsOf(amount, [{ kind: 'amount', min: 50_000 }]);

test('a new promotion gets its name and both texts, which follow until a person writes them', async () => {
  const { texts, put } = open(newDraft(0));
  expect(texts()).toEqual(['', '', '']);
  await put('terms', termsOf(amount));
  await waitFor(() => expect(texts()).toEqual(['Get ¥40 off', 'Get ¥40 off', '减 ¥40']));
  await put('labels.en', 'Forty off for friends');
  await put('name', '');
  await put('terms', termsOf({ kind: 'amount', amount: 5000 }));
  await waitFor(() => expect(texts()).toEqual(['', 'Forty off for friends', '减 ¥50']));
});

test('a gift is called by the name of its product in each language, without its SKU', async () => {
  const price = {
    id: 1,
    variantId: 7,
    name: 'Mug',
    names: { en: 'Mug', zh: '马克杯' },
    sku: 'M-1',
  };
  const { texts, put } = open(newDraft(0), [price]);
  await put('terms', termsOf({ kind: 'gift', variantId: 7, every: null }));
  await waitFor(() => expect(texts()[2]).toContain('马克杯'));
  expect(texts()[1]).toContain('Mug');
  expect(texts().join()).not.toContain('M-1');
});

test('texts of a saved promotion that were suggested follow its new terms, and written ones stay', async () => {
  const { texts, put } = open(
    saved({ en: 'Get ¥40 off when you spend ¥300', zh: '老客专享满 300 减 40' }),
  );
  await put('terms', raised);
  await waitFor(() =>
    expect(texts()).toEqual(['Ours', 'Get ¥40 off when you spend ¥500', '老客专享满 300 减 40']),
  );
});

test('a suggestion from before conditions were said follows too, and a missing text is added then', async () => {
  const { texts, put } = open(saved({ en: 'Get ¥40 off' }));
  await put('terms', raised);
  await waitFor(() =>
    expect(texts().slice(1)).toEqual(['Get ¥40 off when you spend ¥500', '满 ¥500，减 ¥40']),
  );
});

test('opening a promotion changes none of its texts', async () => {
  const { texts, isLoaded } = open(saved({ en: 'Get ¥40 off' }));
  await waitFor(() => expect(isLoaded()).toBe(true));
  await act(async () => undefined);
  expect(texts()).toEqual(['Ours', 'Get ¥40 off', '']);
});
