/** The picker of levels: "and above" is kept as the level from which the audience begins, single levels as they are. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { LevelsInput } from '../../../client/platform/shared/audience/LevelsInput.tsx';
import {
  audienceOptions,
  levelOptions,
  levelsChosen,
} from '../../../client/platform/shared/audience/options.ts';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };
const level = (key: string, rank: number | null, members = 1) => ({
  key,
  names: rank === null ? null : { en: key.toUpperCase() },
  rank,
  color: null,
  members,
});
const LEVELS = [level('diamond', 40), level('premium', 30), level('plus', 20), level('old', null)];

const show = (audience: object) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const call = async () => ({ data: { levels: LEVELS, groups: [], channels: [], segments: [] } });
  const Chosen = () => <output>{JSON.stringify(useWatch({ name: 'audience' }))}</output>;
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({ call })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        <Form defaultValues={{ audience }}>
          <LevelsInput source="audience" />
          <Chosen />
        </Form>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const chosen = () => JSON.parse(screen.getByRole('status').textContent ?? '') as object;
  return { user: userEvent.setup(), chosen };
};

test('a level and above is chosen as the level from which the audience begins', async () => {
  const { user, chosen } = show({ levels: ['premium', 'old'], groups: [] });
  await user.click(await screen.findByRole('combobox'));
  await user.click(await screen.findByRole('option', { name: /PLUS and above/ }));
  expect(chosen()).toEqual({ levels: ['old'], fromLevel: 'plus', groups: [] });
  expect(screen.getByText('PLUS and above')).toBeTruthy();
});

test('stored terms keep the levels that they name, and a beginning can be taken away', async () => {
  const { user, chosen } = show({ levels: ['premium', 'diamond'], fromLevel: null });
  await screen.findByText('PREMIUM');
  expect(chosen()).toEqual({ levels: ['premium', 'diamond'], fromLevel: null });
  cleanup();
  const begun = show({ levels: [], fromLevel: 'premium' });
  await screen.findByText('PREMIUM and above');
  await begun.user.click(screen.getByRole('combobox'));
  await begun.user.keyboard('{Backspace}');
  expect(begun.chosen()).toEqual({ levels: [], fromLevel: null });
  expect(user).toBeTruthy();
});

test('"and above" is offered for levels with a rank, and the last one chosen replaces the one before', () => {
  const options = audienceOptions(LEVELS);
  expect(options.map(({ key, isAbove }) => (isAbove ? `${key}+` : key))).toEqual([
    'diamond',
    'diamond+',
    'premium',
    'premium+',
    'plus',
    'plus+',
    'old',
  ]);
  const before = levelOptions({ levels: ['plus'], fromLevel: 'premium' }, LEVELS);
  const diamond = options.filter(({ key, isAbove }) => key === 'diamond' && isAbove);
  expect(levelsChosen([...before, ...diamond], 'premium')).toEqual({
    levels: ['plus'],
    fromLevel: 'diamond',
  });
});
