/** Saving the filters of a list as a view: what is missing of its name is said at the field. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import {
  CoreAdminContext,
  ListContextProvider,
  type ListControllerResult,
  memoryStore,
  ResourceContextProvider,
} from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { SavedViews } from '../../../client/ui/list/SavedViews.tsx';

afterEach(cleanup);

test('a view without a name says so at the field, and a long name is kept whole', async () => {
  const list = {
    filterValues: { status: 'open' },
    sort: { field: 'id', order: 'ASC' },
  } as unknown as ListControllerResult;
  render(
    <MemoryRouter>
      <CoreAdminContext
        store={memoryStore()}
        i18nProvider={polyglotI18nProvider(() => english, 'en', [], { allowMissing: true })}
      >
        <ResourceContextProvider value="tickets">
          <ListContextProvider value={list}>
            <SavedViews />
          </ListContextProvider>
        </ResourceContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Save this view' }));
  const name = await screen.findByLabelText<HTMLInputElement>('View name');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(name.getAttribute('aria-invalid')).toBe('true');
  await userEvent.type(name, 'x'.repeat(41));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(name.value).toHaveLength(41);
  screen.getByText('Must be 40 characters or less');
});
