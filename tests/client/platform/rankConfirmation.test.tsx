/** A level is saved with another rank only after what that changes was shown and confirmed. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import {
  CoreAdminContext,
  RecordContextProvider,
  ResourceContextProvider,
  SaveContextProvider,
} from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { RankPreview } from '#contract/platform/audiences';
import { english } from '../../../client/layout/english.ts';
import { EditForm } from '../../../client/platform/audienceNames/AudienceNameEdit.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };
const GOLD = {
  id: 7,
  kind: 'levels',
  key: 'gold',
  names: { en: 'Gold' },
  rank: 20,
  color: null,
  version: 3,
};
const CHANGE = {
  resource: 'priceLists' as const,
  id: 4,
  name: 'Members’ prices',
  fromLevel: 'silver',
  added: [],
  removed: ['gold'],
  addedMembers: 0,
  removedMembers: 1204,
};

const show = async (preview: RankPreview) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const save = vi.fn<(values: object) => undefined>();
  const call = vi.fn(async (_: string, path: string, __?: object) => ({
    data: path.endsWith('rankPreview')
      ? preview
      : { levels: [], groups: [], channels: [], segments: [] },
  }));
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({ call })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        <ResourceContextProvider value="audienceNames">
          <RecordContextProvider value={GOLD}>
            <SaveContextProvider value={{ save, saving: false, mutationMode: 'pessimistic' }}>
              <EditForm canDelete={false} />
            </SaveContextProvider>
          </RecordContextProvider>
        </ResourceContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const user = userEvent.setup();
  const saveWith = async (field: string, text: string) => {
    const input = await screen.findByRole('textbox', { name: new RegExp(`^${field}`) });
    await user.clear(input);
    await user.type(input, text);
    await user.click(screen.getByRole('button', { name: 'Save' }));
  };
  const asked = () => call.mock.calls.filter(([, path]) => path.endsWith('rankPreview'));
  return { user, save, saveWith, asked };
};

test('what would change is named with its members, and is saved once it is confirmed', async () => {
  const { user, save, saveWith, asked } = await show({ changes: [CHANGE] });
  await saveWith('Rank', '5');
  await screen.findByText('Save “Gold” with rank 5?');
  screen.getByText(
    'Price list “Members’ prices”, from silver up: no longer for gold (1,204 members)',
  );
  expect(asked()[0]?.[2]).toEqual({ key: 'gold', rank: 5 });
  expect(save).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Save with this rank' }));
  await waitFor(() => expect(save.mock.calls[0]?.[0]).toMatchObject({ rank: 5, version: 3 }));
});

test('what is not confirmed is not saved, and stays typed', async () => {
  const { user, save, saveWith } = await show({ changes: [CHANGE] });
  await saveWith('Rank', '5');
  await screen.findByText('Save “Gold” with rank 5?');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await screen.findByText(/Not saved\. You cancelled saving\./);
  expect(save).not.toHaveBeenCalled();
  expect(screen.getByDisplayValue('5')).toBeTruthy();
});

test('a rank that changes no audience, and another name, are saved at once', async () => {
  const { save, saveWith, asked } = await show({ changes: [] });
  await saveWith('Rank', '21');
  await waitFor(() => expect(save).toHaveBeenCalledTimes(1));
  cleanup();
  const other = await show({ changes: [CHANGE] });
  await other.saveWith('Name · English', 'Golden');
  await waitFor(() => expect(other.save).toHaveBeenCalledTimes(1));
  expect([asked().length, other.asked().length]).toEqual([1, 0]);
});
