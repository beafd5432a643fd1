/** What a text of a promotion says beside its terms is told in whole sentences, in both languages. */
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { Reward, Terms } from '#contract/promotions/promotions';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { newReward, newTerms } from '../../../client/promotions/promotions/newTerms.ts';
import { TextAlert } from '../../../client/promotions/promotions/TextAlert.tsx';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

const STEPS = [{ from: 30_000, off: { kind: 'amount', amount: 3000 } }];
/** 30 off 300, until the end of Saturday, 29 November 2025. */
const TERMS: Terms = {
  ...newTerms(0),
  endsAt: Date.UTC(2025, 10, 29, 16),
  rewards: [{ ...newReward('fullReduction'), steps: STEPS } as Reward],
};

const sentencesIn = async (language: 'en' | 'zh', name: string): Promise<string[]> => {
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({})}
        i18nProvider={polyglotI18nProvider(
          () => ({ en: english, zh: chinese })[language],
          language,
        )}
      >
        <TextAlert texts={{ name, labels: {} }} terms={TERMS} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return (await screen.findAllByRole('alert')).map(({ textContent }) => textContent ?? '');
};

test.each([
  [
    '40 off 300, ends Sunday',
    'en',
    [
      'The internal name says “40 off 300”. The terms say: Spend ¥300 and get ¥30 off.',
      'The internal name says “ends Sunday”. The terms say: Until November 29, 2025. The last day is a Saturday.',
    ],
  ],
  [
    '满300减40，周日截止',
    'zh',
    [
      '内部名称写的是“满300减40”，规则为：满 ¥300 减 ¥30。',
      '内部名称写的是“周日截止”，规则为：截至2025年11月29日。最后一天是星期六。',
    ],
  ],
] as const)(
  '%j is told with the reduction and the last day of the terms',
  async (name, language, sentences) => {
    expect(await sentencesIn(language, name)).toEqual(sentences);
  },
);
