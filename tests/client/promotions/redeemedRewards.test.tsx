/** Redeeming points on the member's page, and saying how a gift was sent. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, RecordContextProvider } from 'react-admin';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { MemberReward, RedeemedReward } from '#contract/promotions/redeemedRewards';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import MemberRewardsSection from '../../../client/promotions/redeemedRewards/MemberRewardsSection.tsx';
import { RedeemedVerbs } from '../../../client/promotions/redeemedRewards/RedeemedVerbs.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: '1', name: 'Ann', role: 'agent', store: STORE };
const reward = (more: Partial<MemberReward>): MemberReward => ({
  id: 1,
  kind: 'gift',
  names: { en: 'Tea set' },
  descriptions: {},
  pictureUrl: null,
  points: 500,
  basePoints: 500,
  startsAt: null,
  endsAt: null,
  canRedeem: true,
  limits: [],
  words: [],
  perMember: null,
  left: 3,
  ...more,
});
const DEAR = reward({
  id: 2,
  names: { en: 'Lamp' },
  points: 900,
  canRedeem: false,
  words: [{ en: '200 points missing: it costs 900, and 700 can be spent.' }],
});
const CATALOGUE = { available: 700, rewards: [reward({}), DEAR] };

const show = (content: ReactNode, methods: object) => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy(methods)}
        i18nProvider={polyglotI18nProvider(() => english, 'en', [], { allowMissing: true })}
        queryClient={queryClient}
      >
        {content}
      </CoreAdminContext>
    </MemoryRouter>,
  );
};
const showSection = (post: (body: unknown) => Promise<object>) => {
  const call = vi.fn(async (method: string, _path: string, body?: unknown) =>
    method === 'POST' ? post(body) : { data: CATALOGUE },
  );
  show(
    <RecordContextProvider value={{ id: 7, erasedAt: null }}>
      <MemberRewardsSection />
    </RecordContextProvider>,
    { call, getList: async () => ({ data: [], total: 0 }) },
  );
  return call;
};
const choose = async (name: RegExp) => {
  await userEvent.click(await screen.findByRole('button', { name: 'Redeem points' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('combobox'));
  await userEvent.click(await screen.findByRole('option', { name }));
  return dialog;
};

test('an agent redeems a gift for a member at the cost that was shown, with where it goes', async () => {
  const post = vi.fn(async () => ({ data: {} }));
  showSection(post);
  expect(await screen.findByText(/has not redeemed points/)).toBeTruthy();
  const dialog = await choose(/Tea set/);
  expect(dialog.textContent).toContain('The member can spend 700 points.');
  await userEvent.type(within(dialog).getByLabelText('Recipient'), 'Lin');
  await userEvent.type(within(dialog).getByLabelText('Address'), '1 Long St');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Redeem 500 points' }));
  expect(post).toHaveBeenCalledWith({
    memberId: 7,
    rewardId: 1,
    points: 500,
    recipient: 'Lin',
    phone: null,
    address: '1 Long St',
  });
});

test('a reward that the member cannot redeem says why, and cannot be chosen for good', async () => {
  const post = vi.fn(async () => ({ data: {} }));
  showSection(post);
  const dialog = await choose(/Lamp/);
  expect(dialog.textContent).toContain('200 points missing');
  const button = within(dialog).getByRole('button', { name: 'Redeem 900 points' });
  await userEvent.click(button);
  expect(post).not.toHaveBeenCalled();
  // At the choice, and beside it as before.
  expect(within(dialog).getAllByText(/200 points missing/).length).toBeGreaterThan(1);
});

test('a refusal stays in the dialog in words', async () => {
  showSection(() => {
    throw new ApiError(409, {
      message:
        '@@react-admin@@{"message":"redeemedRewards.errors.otherCost","args":{"points":600}}',
    });
  });
  const dialog = await choose(/Tea set/);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Redeem 500 points' }));
  expect(await within(dialog).findByRole('alert')).toBeTruthy();
});

const ROW = {
  id: 5,
  kind: 'gift',
  state: 'requested',
  names: { en: 'Tea set' },
  points: 500,
  version: 3,
} as unknown as RedeemedReward;

test('a gift is marked as sent with a carrier and its number, and not without', async () => {
  const act = vi.fn(async () => ({ data: {} }));
  show(<RedeemedVerbs row={ROW} />, { act });
  await userEvent.click(await screen.findByRole('button', { name: 'Mark as sent' }));
  const dialog = await screen.findByRole('dialog');
  const send = within(dialog).getByRole('button', { name: 'Mark as sent' });
  await userEvent.click(send);
  expect(dialog.textContent).toContain('Enter a carrier with its parcel number, or a note.');
  await userEvent.type(within(dialog).getByLabelText('Carrier'), 'SF');
  await userEvent.click(send);
  expect(dialog.textContent).toContain('Enter the parcel number of the carrier.');
  await userEvent.type(within(dialog).getByLabelText('Parcel number'), 'SF1');
  await userEvent.click(send);
  expect(act).toHaveBeenCalledWith('redeemedRewards', 5, 'fulfilment', {
    carrier: 'SF',
    trackingNumber: 'SF1',
    note: null,
    version: 3,
  });
});

test('a cancellation names the points that go back, and a gift that was sent has no verbs', async () => {
  const act = vi.fn(async () => ({ data: {} }));
  show(<RedeemedVerbs row={ROW} />, { act });
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel the redemption' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain(
    '500 points go back to the member, and the gift to the stock.',
  );
  cleanup();
  show(<RedeemedVerbs row={{ ...ROW, state: 'fulfilled' }} />, { act });
  expect(screen.queryByRole('button')).toBeNull();
});
