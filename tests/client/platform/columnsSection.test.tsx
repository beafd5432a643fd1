/** The columns of a file whose meaning is asked: all of them, also those that the preview does not show. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { FileReading } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { english } from '../../../client/layout/english.ts';
import { ColumnsSection } from '../../../client/platform/imports/ColumnsSection.tsx';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

const LONG = `Remark of the supplier ${'x'.repeat(80)}`;
const KNOWN = Array.from({ length: 40 }, (_, index) => `attribute_${index}`);
const HEADER = [...KNOWN, LONG, 'SKU '];

const show = (header: string[] | undefined) => {
  const act = vi.fn(async () => ({ data: { id: 2 } }));
  const call = async () => ({ data: { required: ['sku'], optional: KNOWN } });
  const reading = { rows: [KNOWN], ...(header && { header }) } as FileReading;
  const { container } = render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({ call, act })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
      >
        <ColumnsSection
          job={{ id: 1, input: { kind: 'products' } } as unknown as Job}
          reading={reading}
        />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return { act, container };
};

test('a required column behind the preview is found, and an unknown one there is left out', async () => {
  const { act } = show(HEADER);
  const again = await screen.findByRole('button', { name: 'Check again with these columns' });
  expect(again.hasAttribute('disabled')).toBe(false);
  fireEvent.click(again);
  await waitFor(() =>
    expect(act).toHaveBeenCalledWith('imports', 1, 'dryRun', { columns: { [LONG]: '' } }),
  );
});

test('a run of an earlier version is asked about with the columns of its preview', async () => {
  show(undefined);
  await screen.findByText(/sku/);
  const again = screen.getByRole('button', { name: 'Check again with these columns' });
  expect(again.hasAttribute('disabled')).toBe(true);
});

test('the card stays until the file is checked with all of its columns', async () => {
  const { act } = show(['sku', 'from', 'until']);
  const choose = async (name: string, meaning: string) => {
    fireEvent.mouseDown(await screen.findByRole('combobox', { name: new RegExp(name) }));
    fireEvent.click(within(screen.getByRole('listbox')).getByText(meaning));
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
  };
  await choose('from', 'attribute_1');
  await choose('until', 'attribute_2');
  fireEvent.click(screen.getByRole('button', { name: 'Check again with these columns' }));
  await waitFor(() =>
    expect(act).toHaveBeenCalledWith('imports', 1, 'dryRun', {
      columns: { from: 'attribute_1', until: 'attribute_2' },
    }),
  );
});
