/** Pages of promotions tell those who do not see costs what is hidden from them, and why. */
import { cleanup, configure, render, screen } from '@testing-library/react';
import { AdminContext, memoryStore, TestMemoryRouter } from 'react-admin';
import { afterEach, expect, test } from 'vitest';
import type { Account, Role } from '#contract/platform/access';
import type { EffectReport } from '#contract/promotions/effects';
import { createI18n } from '../../../client/i18n.ts';
import { Figures } from '../../../client/promotions/shared/effect/Figures.tsx';
import { useFiguresOf } from '../../../client/promotions/shared/effect/useEffectFigures.tsx';
import { Spent } from '../../../client/promotions/shared/Spent.tsx';
import { useAskedPromotion } from '../../../client/promotions/simulator/useSimulation.ts';

// The first test waits for modules to load.
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);

const REPORT = {
  orders: 2,
  newBuyers: 0,
  returningBuyers: 0,
  revenue: 20_000,
  returned: 0,
  discount: 0,
  giftCost: null,
  marginAfter: null,
  effectCost: null,
  roasBps: null,
  roiBps: null,
  lift: null,
  sharedWith: [],
  pullForward: null,
  retention90: null,
} as unknown as EffectReport;
const Effect = ({ report }: { report: EffectReport }) => (
  <Figures figures={useFiguresOf()(report)} />
);

const PROMOTION = {
  id: 3,
  name: 'Draft',
  liveRevision: null,
  campaignId: null,
  open: { revision: 1, name: 'Draft', labels: { en: 'Draft' }, terms: {} },
};
const Asked = () => {
  const { promotion, input, isHidden } = useAskedPromotion(3);
  return promotion ? (
    <p>
      {input ? 'tried' : 'not tried'}, {isHidden ? 'hidden' : 'shown'}
    </p>
  ) : null;
};

const open = async (role: Role, content: React.ReactNode) => {
  const store = {
    storeName: 'Shop',
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    weekStart: 1,
    fiscalYearStartMonth: 1,
    language: 'en',
    decimals: 2,
  };
  const authProvider = {
    getIdentity: async () => ({ id: '1', fullName: 'A', role, store }) as unknown as Account,
    canAccess: async () => true,
    checkAuth: async () => undefined,
    checkError: async () => undefined,
    login: async () => undefined,
    logout: async () => undefined,
    getPermissions: async () => role,
  };
  render(
    <TestMemoryRouter>
      <AdminContext
        authProvider={authProvider}
        dataProvider={{ getOne: async () => ({ data: PROMOTION }) } as never}
        i18nProvider={await createI18n('en')}
        store={memoryStore()}
      >
        {content}
      </AdminContext>
    </TestMemoryRouter>,
  );
};

test('what was spent with gifts is a dash with the reason, and otherwise an amount', async () => {
  await open(
    'agent',
    <>
      <Spent spent={null} budget={10_000} label="Budget" />
      <Spent spent={2500} budget={null} label="Budget" />
    </>,
  );
  await screen.findByText('Includes gift costs, hidden from your role');
  expect(document.body.textContent).toMatch(/^–Includes gift costs.*25\.00$/);
  expect(screen.queryByRole('progressbar')).toBeNull();
});

test('figures that tell costs are named as hidden, not as missing', async () => {
  await open('agent', <Effect report={REPORT} />);
  expect(await screen.findAllByText('Hidden from your role')).toHaveLength(3);
  cleanup();
  await open('owner', <Effect report={{ ...REPORT, giftCost: 0 }} />);
  await screen.findByText('ROAS');
  expect(screen.queryByText('Hidden from your role')).toBeNull();
});

test.each([
  ['agent', 'not tried, hidden'],
  ['marketer', 'tried, shown'],
] as const)('the simulator treats a draft for the role %s as: %s', async (role, shown) => {
  await open(role, <Asked />);
  await screen.findByText(shown);
});
