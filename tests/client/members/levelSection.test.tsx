/** The level on the member's page: what counts and why, giving another one, and ending it. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { type AuthProvider, CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { ProgrammeLevel } from '#contract/members/evaluation';
import type { MemberLevels } from '#contract/members/levels';
import { can, type Role } from '#contract/platform/access';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import { LevelSection } from '../../../client/members/members/levels/LevelSection.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const level = (key: string, rank: number) => ({
  key,
  names: { en: key.charAt(0).toUpperCase() + key.slice(1) },
  rank,
  color: null,
  members: 1,
});
const CHOICES = {
  levels: [level('diamond', 40), level('premium', 30), level('plus', 20)],
  groups: [],
  channels: [],
};
const entry = (more: object) => ({
  id: 1,
  level: 'premium',
  cause: 'store' as const,
  startsAt: Date.UTC(2025, 10, 1),
  until: null,
  endedAt: null,
  isLower: false,
  kind: null,
  levelBefore: null,
  validUntil: null,
  graceUntil: null,
  programmeNumber: null,
  measures: null,
  reason: null,
  actorName: 'Shop',
  recordedAt: Date.UTC(2025, 10, 1),
  undoneAt: null,
  ...more,
});
const SENT: MemberLevels = {
  level: 'premium',
  sentLevel: 'premium',
  override: null,
  history: [entry({})],
  total: 1,
};
const given = entry({
  id: 2,
  level: 'diamond',
  cause: 'override' as const,
  until: Date.UTC(2025, 11, 1),
  reason: 'Late delivery',
  actorName: 'Mia',
});

const show = (
  levels: MemberLevels,
  act = vi.fn(),
  role: Role = 'marketer',
  programme: ProgrammeLevel | null = null,
) => {
  const me = { id: '1', name: 'Mia', role, store: STORE };
  const auth = {
    ...loggedInAs(me),
    checkError: async () => {},
    canAccess: async ({ resource, action }: { resource: string; action: string }) =>
      can(role, resource, action),
  };
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(['auth', 'getIdentity'], me);
  const call = async (_: string, path: string) => ({
    data:
      path === '/members/audiences'
        ? CHOICES
        : path.endsWith('/programme')
          ? { programme }
          : levels,
  });
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={auth as AuthProvider}
        dataProvider={answeredBy({ call, act })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        <LevelSection member={{ id: 7, erasedAt: null }} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return { user: userEvent.setup(), act };
};

test('a level given by staff is shown with what the shop sends, its last day, who gave it and why', async () => {
  show({ ...SENT, level: 'diamond', override: given, history: [given, entry({})], total: 2 });
  const section = await screen.findByRole('region', { name: 'Level' });
  await within(section).findByText('Late delivery');
  expect(within(section).getAllByText(/until .*Nov 30, 2025|until .*30 Nov 2025/)).not.toEqual([]);
  expect(within(section).getByText('Mia')).toBeTruthy();
  expect(within(section).getByText('Sent by the shop')).toBeTruthy();
  expect(await within(section).findByRole('button', { name: 'End it now' })).toBeTruthy();
  expect(within(section).queryByRole('button', { name: 'Give another level' })).toBeNull();
});

test('a higher level is given with a reason, and a lower one only on purpose', async () => {
  const act = vi.fn(async () => ({ data: SENT }));
  const { user } = show(SENT, act);
  await user.click(await screen.findByRole('button', { name: 'Give another level' }));
  const dialog = await screen.findByRole('dialog');
  const give = within(dialog).getByRole('button', { name: 'Give another level' });
  await user.click(within(dialog).getByRole('combobox'));
  await user.click(await screen.findByRole('option', { name: 'Plus' }));
  await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'Fraud');
  expect((give as HTMLButtonElement).disabled).toBe(true);
  await user.click(within(dialog).getByRole('checkbox', { name: 'Lower it on purpose' }));
  await user.click(give);
  await waitFor(() =>
    expect(act).toHaveBeenCalledWith('members', 7, 'levelGrant', {
      level: 'plus',
      until: null,
      isLower: true,
      reason: 'Fraud',
    }),
  );
});

test('a refusal stays in the dialog at its field, with what was entered', async () => {
  const act = vi.fn(async () => {
    throw new ApiError(422, {
      message: 'ra.message.invalid_form',
      errors: { level: 'members.errors.levelNotHigher' },
    });
  });
  const { user } = show(SENT, act);
  await user.click(await screen.findByRole('button', { name: 'Give another level' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('combobox'));
  await user.click(await screen.findByRole('option', { name: 'Diamond' }));
  const reason = within(dialog).getByRole('textbox', { name: /Reason/ });
  await user.type(reason, 'Kindness');
  await user.click(within(dialog).getByRole('button', { name: 'Give another level' }));
  await within(dialog).findByText(
    'The level that the programme or the shop gives is as high or higher.',
  );
  expect((reason as HTMLTextAreaElement).value).toBe('Kindness');
});

test('who may not give levels sees them without the verbs', async () => {
  show(SENT, vi.fn(), 'agent');
  await screen.findByRole('region', { name: 'Level' });
  expect(screen.queryByRole('button', { name: 'Give another level' })).toBeNull();
});

test('a level of the programme is shown with its term, what is missing to the next and to stay, and why it was given', async () => {
  const measured = (key: string, needed: number, figure: number) => ({
    key,
    match: 'any' as const,
    isMet: figure >= needed,
    conditions: [
      {
        metric: 'growth' as const,
        window: { kind: 'months' as const, months: 12 },
        from: '2024-11-22',
        to: '2025-11-21',
        measured: figure,
        needed,
        missing: Math.max(0, needed - figure),
      },
    ],
  });
  const rise = entry({
    id: 3,
    cause: 'programme' as const,
    kind: 'upgrade' as const,
    programmeNumber: 2,
    measures: { day: '2025-11-01', levels: [measured('premium', 5_000, 5_100)] },
  });
  const { user } = show({ ...SENT, history: [rise, entry({})], total: 2 }, vi.fn(), 'marketer', {
    level: 'premium',
    number: 2,
    since: Date.UTC(2025, 10, 1),
    validUntil: '2026-11-01',
    graceUntil: null,
    next: measured('diamond', 15_000, 6_000),
    stay: measured('premium', 5_000, 5_400),
    projected: null,
  });
  const section = await screen.findByRole('region', { name: 'Level' });
  await within(section).findByText(
    /^15,000 growth in the last 12 months: 6,000 so far, 9,000 missing \(counted from .*2024 to .*2025\)$/,
  );
  within(section).getByText(
    /^5,000 growth in the last 12 months: reached \(5,400, counted from .*2024 to .*2025\)$/,
  );
  within(section).getByText(/^until .*2026/);
  within(section).getByText(/rose.*version 2 of the programme/);
  await user.click(within(section).getByRole('button', { name: /^Why: .*Premium$/ }));
  const drawer = within(await screen.findByRole('dialog'));
  drawer.getByText('Asked for by Premium: reached');
  drawer.getByText(/Nov 22, 2024 to .*Nov 21, 2025|22 Nov 2024 to .*21 Nov 2025/);
  drawer.getByText('5,100');
});
