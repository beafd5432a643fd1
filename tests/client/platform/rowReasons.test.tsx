/** Mending a refused row: all of its reasons are told, also where the page of errors ends within the row. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { QueryClient } from '@tanstack/react-query';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { Job } from '#contract/platform/jobs';
import { english } from '../../../client/layout/english.ts';
import { RefusedRows } from '../../../client/platform/imports/RefusedRows.tsx';
import { useMends } from '../../../client/platform/imports/useMends.ts';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };
/** Lines 2 to 26, each with one error, and a second one of the last line. */
const ERRORS = [
  ...Array.from({ length: 25 }, (_, index) => ({ line: index + 2, field: 'sku' })),
  { line: 26, field: 'price' },
].map((error, id) => ({ ...error, id, message: 'ra.validation.required', row: [`S-${id}`, ''] }));

const Rows = ({ job }: { job: Job }) => <RefusedRows job={job} mends={useMends(job)} />;

const show = (input: object) => {
  const call = async (_: string, path: string) => {
    const asked = new URL(path, 'http://x').searchParams;
    const { line } = JSON.parse(asked.get('filter') ?? '{}') as { line?: number };
    const [from, to] = JSON.parse(asked.get('range') ?? '[]') as [number, number];
    const found = ERRORS.filter((error) => line === undefined || error.line === line);
    return { data: found.slice(from, to + 1) };
  };
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const job = { id: 1, counts: { rejected: 25 }, notes: {}, input: { dryRun: true, ...input } };
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({ call })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        <Rows job={job as unknown as Job} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
};

test('the reason behind the end of the page stands beside its cell', async () => {
  show({ header: ['sku', 'price'], reading: { isTable: true } });
  fireEvent.click(await screen.findByRole('button', { name: 'Fix line 26' }));
  const price = await screen.findByLabelText('price');
  await expect.poll(() => price.getAttribute('aria-invalid'), { timeout: 10_000 }).toBe('true');
  expect(screen.getByLabelText('sku').getAttribute('aria-invalid')).toBe('true');
});

test('lines without cells are not mended here', async () => {
  show({ header: ['line'], reading: { isTable: false } });
  await screen.findByText('S-0');
  expect(screen.queryByRole('button', { name: /line/ })).toBeNull();
});
