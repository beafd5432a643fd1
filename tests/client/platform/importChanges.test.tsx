/** What an import would change, in the language of its reader. */
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { chinese } from '../../../client/layout/chinese.ts';
import { ImportChanges } from '../../../client/platform/imports/ImportChanges.tsx';
import { answeredBy, loggedInAs } from '../support/providers.ts';

afterEach(cleanup);
const SOON = { timeout: 4000 };

const change = { resource: 'products', before: { brand: 'A' }, after: { brand: 'B' } };
const job = {
  input: {
    changes: [
      { ...change, name: 'Large mug', recordId: 7 },
      { ...change, name: 'Gone', recordId: 8 },
      { ...change, name: 'M-1' },
    ],
  },
};

test('changed records are named in the language of the page, and as they are stored where they are gone', async () => {
  const names = { en: 'Large mug', zh: '大杯' };
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs({ id: 'u', role: 'manager' })}
        dataProvider={answeredBy({ getMany: async () => ({ data: [{ id: 7, names }] }) })}
        i18nProvider={polyglotI18nProvider(() => chinese, 'zh')}
      >
        <ImportChanges job={job} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  await screen.findByText('商品：大杯', {}, SOON);
  for (const name of ['Gone', 'M-1']) expect(screen.getByText(`商品：${name}`)).toBeTruthy();
  expect(screen.queryByText(/Large mug/)).toBeNull();
});
