/** What an import would change, in the language of its reader. */
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { type AuthProvider, CoreAdminContext, type DataProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { Job } from '#contract/platform/jobs';
import { chinese } from '../../../client/layout/chinese.ts';
import { ImportChanges } from '../../../client/platform/imports/ImportChanges.tsx';

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
} as unknown as Job;

test('changed records are named in the language of the page, and as they are stored where they are gone', async () => {
  const names = { en: 'Large mug', zh: '大杯' };
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={
          { getIdentity: async () => ({ id: 'u', role: 'manager' }) } as unknown as AuthProvider
        }
        dataProvider={
          { getMany: async () => ({ data: [{ id: 7, names }] }) } as unknown as DataProvider
        }
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
