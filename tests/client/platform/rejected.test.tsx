/** What the page of something rejected says: by whom, and the reason that was given. */
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { BatchStanding } from '../../../client/pricing/priceBatches/BatchStanding.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };
const LANGUAGES = { en: english, zh: chinese };

const saysOf = async (decision: string | null, language: keyof typeof LANGUAGES = 'en') => {
  const batch = {
    phase: 'rejected',
    breaches: [],
    authorName: 'Ann',
    approverName: 'Bo',
    decision,
  };
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({})}
        i18nProvider={polyglotI18nProvider(() => LANGUAGES[language], language)}
      >
        <BatchStanding batch={batch as unknown as PriceBatch} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return (await screen.findByRole('alert')).textContent;
};

test('a rejected price batch says by whom, why, and what to do', async () => {
  expect(await saysOf('Below cost')).toBe(
    'Rejected by Bo. Edit it and submit it again.Reason: Below cost',
  );
});

test('a rejection without a reason says that none was given', async () => {
  expect(await saysOf(null, 'zh')).toBe('已被Bo驳回。请修改后重新提交。未填写原因。');
});
