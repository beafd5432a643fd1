/** What a check found is marked while the terms that are typed now have not been checked. */
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { PromotionReview } from '#contract/promotions/review';
import { english } from '../../../client/layout/english.ts';
import { Found } from '../../../client/promotions/promotions/CheckSection.tsx';
import { startOf } from '../../../client/promotions/promotions/page/startOf.ts';
import { answeredBy, loggedInAs } from '../support/providers.ts';

afterEach(cleanup);

const ANSWER = {
  needsApproval: null,
  conflicts: [],
  worst: [],
  sampled: 0,
  unmet: [],
  findings: [],
  warnings: [],
} as unknown as PromotionReview;

const show = (isCurrent: boolean) =>
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs({ id: '1', name: 'Ann', role: 'owner' })}
        dataProvider={answeredBy({})}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
      >
        <Found answer={ANSWER} isCurrent={isCurrent} />
      </CoreAdminContext>
    </MemoryRouter>,
  );

test('it says so while another check is under way, and no longer once that has answered', () => {
  const { container, unmount } = show(false);
  expect(screen.getByText(/^Being checked again/)).toBeTruthy();
  expect(container.querySelector('[aria-busy=true]')).not.toBeNull();
  unmount();
  expect(show(true).container.querySelector('[aria-busy=true]')).toBeNull();
  expect(screen.queryByText(/^Being checked again/)).toBeNull();
});

test('the simulator opens at the begin of terms that are to come, of drafts only for those who see costs', () => {
  const at = (startsAt: number) => ({ startsAt }) as never;
  const open = (startsAt: number) => ({ terms: at(startsAt) }) as never;
  expect(startOf({ terms: at(200), open: null }, true, 100)).toBe(200);
  expect(startOf({ terms: at(50), open: null }, true, 100)).toBeNull();
  expect(startOf({ terms: at(50), open: open(300) }, true, 100)).toBe(300);
  expect(startOf({ terms: at(50), open: open(300) }, false, 100)).toBeNull();
});
