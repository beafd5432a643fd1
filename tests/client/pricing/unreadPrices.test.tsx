/** Figures on the workbench that cannot be read or may not be: nothing is saved in their place. */
import { createTheme, ThemeProvider } from '@mui/material';
import { QueryClient } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, ResourceContextProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { EMPTY } from '../../../client/pricing/priceBatches/draft.ts';
import { NO_FORMULA } from '../../../client/pricing/priceBatches/formula.ts';
import { Workbench } from '../../../client/pricing/priceBatches/Workbench.tsx';
import { answeredBy, loggedInAs } from '../support/providers.ts';

afterEach(cleanup);
// The first drawing of the workbench takes long where the machine is busy.
configure({ asyncUtilTimeout: 10_000 });

const STORE = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'en' };
const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };
const DRAFT = {
  ...EMPTY,
  name: 'Autumn',
  formula: { ...NO_FORMULA, method: 'percentDown', bps: 1000 } as const,
};

const rowOf = (variantId: number, name: string) => ({
  variantId,
  productId: variantId,
  names: { en: name },
  options: [],
  sku: `S-${variantId}`,
  oldAmount: 10_000,
  ownAmount: 10_000,
  outlasts: false,
  todayAmount: 10_000,
  newAmount: 9000,
  oldMarginBps: null,
  newMarginBps: null,
  floor: null,
  priorAmount: null,
  competitorIndexBps: null,
  edited: false,
  flags: [],
});
const RED = { ...rowOf(3, 'Lamp'), options: [{ en: 'Red', zh: '红色' }, { en: 'Large' }] };
const ROWS = [rowOf(1, 'Chair'), rowOf(2, 'Table'), RED];
const SUMMARY = {
  matched: 3,
  changing: 3,
  flagged: 0,
  belowFloor: 0,
  skipped: {},
  raisedCount: 0,
  loweredCount: 3,
  averageChangeBps: -1000,
  maxChangeBps: 1000,
  largestChangeBps: -1000,
  minMarginBps: null,
  breaches: [],
};

const open = () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const onSave = vi.fn(async () => undefined);
  render(
    <ThemeProvider theme={createTheme()}>
      <MemoryRouter>
        <CoreAdminContext
          authProvider={loggedInAs(ME)}
          dataProvider={answeredBy({
            call: async (_: string, path: string) => ({
              data: path.includes('preview') ? { rows: ROWS, total: 3, summary: SUMMARY } : [],
            }),
            getList: async () => ({ data: [], total: 0 }),
            getMany: async () => ({ data: [] }),
          })}
          i18nProvider={polyglotI18nProvider(() => english, 'en')}
          queryClient={queryClient}
        >
          <ResourceContextProvider value="priceBatches">
            <Workbench
              draft={DRAFT}
              figures={[]}
              saveLabel="priceBatches.save.verb"
              onSave={onSave}
            />
          </ResourceContextProvider>
        </CoreAdminContext>
      </MemoryRouter>
    </ThemeProvider>,
  );
  return onSave;
};

const cellOf = (name: string) =>
  screen.findByRole('textbox', { name: new RegExp(`New price of ${name}`) });
const type = (cell: HTMLElement, value: string) => {
  fireEvent.focus(cell);
  fireEvent.change(cell, { target: { value } });
  fireEvent.blur(cell);
};
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save as draft' }));
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a batch with a row price that cannot be read is not saved, and the row is named', async () => {
  const onSave = open();
  for (const typed of ['abc', '59.9o', '-5', '1.234,50']) {
    type(await cellOf('Chair'), typed);
    expect(screen.getAllByText(new RegExp(`Chair.*“${typed}”`)).length).toBeGreaterThan(0);
    save();
    await settled();
    expect(onSave).not.toHaveBeenCalled();
  }
  type(await cellOf('Chair'), '59.90');
  expect(screen.queryByText(/is not a price/)).toBeNull();
  save();
  await waitFor(() =>
    expect(onSave).toHaveBeenCalledWith(
      expect.objectContaining({ figures: [{ variantId: 1, amount: 5990 }] }),
    ),
  );
});

test('lines of a pasted column that are no prices stay in their rows until they are corrected or discarded', async () => {
  const onSave = open();
  fireEvent.paste(await cellOf('Chair'), {
    clipboardData: { getData: () => '10\nfree\n5o' },
  });
  expect(await cellOf('Table')).toHaveProperty('value', 'free');
  expect(await cellOf('Lamp')).toHaveProperty('value', '5o');
  expect(screen.getByText(/2 new prices.*“free” for Table/)).toBeTruthy();
  save();
  await settled();
  expect(onSave).not.toHaveBeenCalled();
  fireEvent.keyDown(await cellOf('Lamp'), { key: 'Escape' });
  expect(screen.getByText(/Table.*“free”, is not a price\. Correct it/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Discard what cannot be read' }));
  save();
  await waitFor(() =>
    expect(onSave).toHaveBeenCalledWith(
      expect.objectContaining({ figures: [{ variantId: 1, amount: 1000 }] }),
    ),
  );
});

test('the price and the button of a row are named by the product and the values of its options', async () => {
  open();
  await screen.findByRole('textbox', { name: 'New price of Lamp · Red / Large' });
  screen.getByRole('button', { name: 'Leave out Lamp · Red / Large' });
});

test('a percentage that may not be is said to be wrong as soon as it is left, and a missing one when it is saved', async () => {
  const onSave = open();
  const percent = await screen.findByLabelText<HTMLInputElement>(/^Percent/);
  const isWrong = () => percent.getAttribute('aria-invalid') === 'true';
  for (const typed of ['150', '-5', '5o']) {
    type(percent, typed);
    await waitFor(() => expect(isWrong()).toBe(true));
    expect(percent.closest('.MuiFormControl-root')?.textContent).toMatch(/must|number/i);
  }
  type(percent, '15');
  await waitFor(() => expect(isWrong()).toBe(false));
  type(percent, '');
  await settled();
  expect(isWrong()).toBe(false);
  save();
  await waitFor(() => expect(isWrong()).toBe(true));
  expect(onSave).not.toHaveBeenCalled();
});

test('the average and the largest change have their signs', async () => {
  open();
  const figure = async (name: string) => (await screen.findByText(name)).nextSibling?.textContent;
  expect(await figure('Average change')).toBe('-10%');
  expect(await figure('Largest change')).toBe('-10%');
});
