/** The notice above a finished import. */
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { type AuthProvider, CoreAdminContext, type DataProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { Imported } from '../../../client/platform/imports/Imported.tsx';

afterEach(cleanup);
/** Also on a busy machine. */
const SOON = { timeout: 4000 };

const show = (records: number, undone: number) =>
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={
          { getIdentity: async () => ({ id: 'u', role: 'manager' }) } as unknown as AuthProvider
        }
        dataProvider={
          {
            call: async () => ({ data: { records, undone, max: 1000 } }),
          } as unknown as DataProvider
        }
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
      >
        <Imported jobId={1} isUndoable />
      </CoreAdminContext>
    </MemoryRouter>,
  );

test('an import can be undone, then what is left of it, and nothing once all is undone', async () => {
  show(3, 0);
  await screen.findByRole('button', { name: 'Undo this import' }, SOON);
  cleanup();
  show(3, 2);
  await screen.findByText(/^2 of 3 records of this import were undone/, {}, SOON);
  expect(screen.getByRole('button').textContent).toBe('Undo the rest');
  cleanup();
  show(3, 3);
  await screen.findByText(/^This import was undone/, {}, SOON);
  expect(screen.queryByRole('button')).toBeNull();
});

test('an import of more records than one undo takes back says so, and what to do instead', async () => {
  show(2600, 0);
  await screen.findByText(/It has 2,600 records, and one undo takes back at most 1,000/, {}, SOON);
  expect(screen.queryByRole('button')).toBeNull();
});
