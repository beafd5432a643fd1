/** Before a merge is undone: what each of the two has then, and what stays spent and repaid. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { RecordSummary, UnmergePreview } from '#contract/members/merges';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { UnmergeDialog } from '../../../client/members/merges/UnmergeDialog.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const standOf = (id: number): RecordSummary => ({
  id,
  externalId: `m-${id}`,
  name: null,
  phone: null,
  email: null,
  address: null,
  birthday: null,
  joinedAt: null,
  marketingConsent: null,
  level: null,
  balance: { available: 0, pending: 0, held: 0, arrears: 0, lapsing: [] },
  growth: 0,
  orderCount: 0,
  coupons: 0,
});
const show = (
  repaid: UnmergePreview['repaid'],
  messages: typeof english = english,
  rewards: UnmergePreview['rewards'] = [],
) => {
  const preview: UnmergePreview = {
    member: standOf(1),
    record: standOf(2),
    spent: { member: 5, record: 7 },
    repaid,
    rewards,
    split: [{ message: 'tickets.splitByUnmerge', count: 2 }],
  };
  const me = { id: '1', name: 'Mia', role: 'manager', store: STORE };
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(['auth', 'getIdentity'], me);
  const call = async (_: string, path: string) => ({
    data:
      path === '/members/2/separationPreview'
        ? preview
        : { levels: [], groups: [], channels: [], segments: [] },
  });
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(me)}
        dataProvider={answeredBy({ call })}
        i18nProvider={polyglotI18nProvider(() => messages, 'en')}
        queryClient={queryClient}
      >
        <UnmergeDialog recordId={2} onClose={() => undefined} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
};

test('what either repaid of what the other owed is said to stay repaid, in both languages', async () => {
  show({ member: 30, record: 60 });
  expect(
    await screen.findByText(
      /30 points of the member repaid what this record owed, and 60 points of this record/,
    ),
  ).toBeTruthy();
  cleanup();
  show({ member: 30, record: 60 }, chinese);
  expect(await screen.findByText(/会员的 30 积分抵扣了该记录的欠扣积分/)).toBeTruthy();
});

test('where nothing was repaid, nothing is said of it', async () => {
  show({ member: 0, record: 0 });
  expect(await screen.findByText(/2 merged tickets become separate again/)).toBeTruthy();
  expect(await screen.findByText(/5 from the member and 7 from this record/)).toBeTruthy();
  expect(screen.queryByText(/repaid/)).toBeNull();
});

test('what is taken back of what a level gave is said with the codes that stay, in both languages', async () => {
  const rewards = [
    {
      memberId: 1,
      level: 'plus',
      points: 800,
      owed: 120,
      lost: 0,
      codes: 2,
      usedCodes: ['ABC123'],
    },
  ];
  show({ member: 0, record: 0 }, english, rewards);
  expect(
    await screen.findByText(/m-1, for the level plus: 800 points are taken back/),
  ).toBeTruthy();
  expect(screen.getByText(/2 unused codes are withdrawn/)).toBeTruthy();
  expect(screen.getByText(/codes that were used stay: ABC123/)).toBeTruthy();
  cleanup();
  show({ member: 0, record: 0 }, chinese, rewards);
  expect(await screen.findByText(/800 积分将被收回，其中 120 分转为欠扣积分/)).toBeTruthy();
});
