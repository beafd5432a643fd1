/** The columns of a file whose meaning is asked: all of them, also those that the preview does not show. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { FileReading } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { message } from '#shared/fields';
import { DEFAULT_FORMATS } from '#shared/localization';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { ColumnsSection } from '../../../client/platform/imports/ColumnsSection.tsx';
import ImportRunPage from '../../../client/platform/imports/ImportRunPage.tsx';
import { answeredBy, loggedInAs } from '../support/providers.ts';

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

const NAMES = {
  'attribute:age': { en: 'Age', zh: '年龄' },
  'attribute:author': { en: 'Author', zh: '作者' },
  'attribute:old': { en: 'Old only' },
};
const ATTRIBUTES = [
  'attribute:age',
  'attribute:author:en',
  'attribute:author:zh',
  'attribute:old',
] as const;
const REFUSED = ATTRIBUTES.map((field, index) => ({
  id: index + 1,
  line: index + 2,
  field,
  message: 'imports.errors.decimal',
  row: ['A-1', 'x', 'x', 'x', 'x'],
}));
const RUN = {
  id: 1,
  name: 'file.csv',
  status: 'failed',
  message: message('imports.errors.repeatedColumns', {
    columns: 'attribute:age, attribute:author:zh',
  }),
  counts: { rows: 4, rejected: 4 },
  notes: {},
  input: {
    kind: 'products',
    dryRun: true,
    header: ['sku', ...ATTRIBUTES],
    reading: { rows: [['sku', 'strange']], header: ['sku', 'strange'], doubts: [], sheet: null },
  },
};

test.each([
  ['en', ['Age', 'Author (English)', 'Author (Chinese)', 'Old only']],
  ['zh', ['年龄', '作者（英文）', '作者（中文）', 'Old only']],
] as const)(
  'a run of an import calls attributes by their names wherever it shows columns: %s',
  async (language, names) => {
    const call = async (_: string, path: string) => {
      if (path.startsWith('/imports/columns'))
        return { data: { required: ['sku'], optional: ATTRIBUTES, names: NAMES } };
      if (path.startsWith('/jobs/1/errors')) return { data: REFUSED };
      return { data: path.startsWith('/jobs/1') ? RUN : [] };
    };
    const me = { id: '1', name: 'Ann', role: 'manager', store: DEFAULT_FORMATS };
    const queryClient = new QueryClient();
    queryClient.setQueryData(['auth', 'getIdentity'], me);
    const messages = language === 'en' ? english : chinese;
    render(
      <MemoryRouter initialEntries={['/imports/1']}>
        <CoreAdminContext
          authProvider={loggedInAs(me)}
          dataProvider={answeredBy({ call })}
          i18nProvider={polyglotI18nProvider(() => messages, language)}
          queryClient={queryClient}
        >
          <Routes>
            <Route path="/imports/:id" element={<ImportRunPage />} />
          </Routes>
        </CoreAdminContext>
      </MemoryRouter>,
    );
    for (const name of names) await screen.findByRole('cell', { name }, { timeout: 10_000 });
    const alert = screen.getAllByRole('alert').map(({ textContent }) => textContent);
    expect(alert.join(' ')).toContain(
      language === 'en' ? 'Age, Author (Chinese)' : '年龄、作者（中文）',
    );
    fireEvent.mouseDown(screen.getByRole('combobox', { name: /strange/ }));
    const choices = within(screen.getByRole('listbox')).getAllByRole('option');
    expect(choices.slice(2).map(({ textContent }) => textContent)).toEqual(names);
    fireEvent.keyDown(screen.getByRole('listbox'), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    fireEvent.click(screen.getAllByRole('button', { name: / 2|2 / })[0]!);
    const dialog = within(await screen.findByRole('dialog'));
    for (const name of names) dialog.getByLabelText(name);
    expect(document.body.textContent).not.toContain('attribute:');
  },
);
