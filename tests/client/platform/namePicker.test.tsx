/** The level, groups or channel of one shopper are chosen among the names that the store knows. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { ReactNode } from 'react';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { WhichPrice } from '../../../client/catalog/products/prices/WhichPrice.tsx';
import { english } from '../../../client/layout/english.ts';
import { EMPTY } from '../../../client/promotions/simulator/basket.ts';
import { ShopperSection } from '../../../client/promotions/simulator/ShopperSection.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);
// The first drawing of a form takes long where the machine is busy.
configure({ asyncUtilTimeout: 10_000 });

const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };
const choice = (key: string, en: string, rank: number | null = null) => ({
  key,
  names: { en },
  rank,
  color: null,
  members: 1,
});
const CHOICES = {
  levels: [choice('premium', 'Premium', 30), choice('plus', 'Plus', 20)],
  groups: [choice('staff', 'Staff')],
  channels: [choice('web', 'Web')],
  segments: [],
};

const show = (content: ReactNode) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const call = vi.fn(async (_: string, path: string, _body?: object) => ({
    data: path.endsWith('/audiences') ? CHOICES : { at: 0, items: [{ error: 'errors.notFound' }] },
  }));
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({ call })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        {content}
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return { call, user: userEvent.setup() };
};

test('the question for a price is asked with the key of a level that is typed by its name', async () => {
  const { call, user } = show(<WhichPrice variantId={7} />);
  const level = await screen.findByRole('combobox', { name: 'Member level' });
  await user.type(level, 'Premium');
  await user.click(await screen.findByRole('option', { name: /Premium/ }));
  await user.click(screen.getByRole('button', { name: 'Find out' }));
  await waitFor(() =>
    expect(call).toHaveBeenCalledWith(
      'POST',
      '/prices/resolution',
      expect.objectContaining({ level: 'premium', groups: null, channel: null }),
    ),
  );
});

test('a name that the store does not know is no shopper, and says so', async () => {
  const { user } = show(<WhichPrice variantId={7} />);
  for (const name of ['Member level', 'Member groups', 'Channel']) {
    await user.type(await screen.findByRole('combobox', { name }), 'gold');
    expect(await screen.findByText(/No such name/)).toBeTruthy();
    await user.keyboard('{Escape}');
    await user.tab();
  }
  expect(screen.queryByDisplayValue('gold')).toBeNull();
});

test('a described shopper of the simulator has one level, and an unknown one in an address says so', async () => {
  const change = vi.fn();
  const basket = { ...EMPTY, shopper: 'described', level: 'gold', channel: 'web' } as const;
  const { user } = show(<ShopperSection basket={basket} change={change} />);
  await screen.findByText(/The store has no such level/);
  await user.click(screen.getByRole('combobox', { name: 'Level' }));
  const options = within(await screen.findByRole('listbox')).getAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual([
    'Premium1 member',
    'Plus1 member',
  ]);
  await user.click(options[1] as HTMLElement);
  expect(change).toHaveBeenLastCalledWith({ level: 'plus' });
});
