/** A form is saved a second time as it was the first time, also with inputs that never had a value. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { useState } from 'react';
import {
  CoreAdminContext,
  RecordContextProvider,
  type RaRecord,
  ResourceContextProvider,
  type SaveHandler,
  SaveContextProvider,
  TextInput,
} from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { ProductInput } from '#contract/catalog/products';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import { chinese } from '../../../client/layout/chinese.ts';
import { Form } from '../../../client/ui/form/Form.tsx';
import { PlainNumberInput } from '../../../client/ui/form/PlainNumberInput.tsx';

afterEach(cleanup);

const DRAFT = {
  id: 796,
  version: 1,
  names: { en: 'Notebook' },
  status: 'draft',
  attributes: {},
  variants: [{ id: 1, sku: 'N-1', optionValues: [], basePrice: 900 }],
};

const show = (saved: (name: unknown) => void, language: 'en' | 'zh') =>
  render(
    <MemoryRouter>
      <CoreAdminContext
        i18nProvider={polyglotI18nProvider(() => (language === 'en' ? english : chinese), language)}
      >
        <Page saved={saved} />
      </CoreAdminContext>
    </MemoryRouter>,
  );

const Page = ({ saved }: { saved: (name: unknown) => void }) => {
  const [record, setRecord] = useState<Record<string, unknown>>(DRAFT);
  const undo = () => setRecord(({ version }) => ({ ...DRAFT, version: Number(version) + 1 }));
  const save: SaveHandler<RaRecord> = async ({ names, attributes }, options) => {
    try {
      saved(names);
    } catch (error) {
      return options?.onError?.(error as Error, {} as never, undefined);
    }
    // The server answers without the attributes that have no value.
    const kept = Object.entries(attributes ?? {}).filter(([, value]) => value !== null);
    setRecord((before) => ({
      ...before,
      names,
      attributes: Object.fromEntries(kept),
      version: Number(before.version) + 1,
    }));
  };
  return (
    <ResourceContextProvider value="products">
      <RecordContextProvider value={record}>
        <SaveContextProvider value={{ save, saving: false, mutationMode: 'pessimistic' }}>
          <Form contract={ProductInput}>
            <TextInput source="names.en" label="Name" />
            <PlainNumberInput source="attributes.pages" label="Pages" />
            <TextInput source="variants.0.sku" label="SKU" />
          </Form>
          <button onClick={undo}>Undo</button>
        </SaveContextProvider>
      </RecordContextProvider>
    </ResourceContextProvider>
  );
};

test('a draft that lacks an attribute is saved again and again', async () => {
  const saved = vi.fn();
  show(saved, 'en');
  const name = await screen.findByLabelText<HTMLInputElement>('Name');
  const saveButton = screen.getByRole<HTMLButtonElement>('button', { name: 'Save' });
  for (const en of ['First', 'Second', 'Third']) {
    fireEvent.change(name, { target: { value: en } });
    fireEvent.click(saveButton);
    await waitFor(() => expect(saved).toHaveBeenLastCalledWith({ en }));
    await waitFor(() => expect(saveButton.disabled).toBe(true));
  }
});

test('what is unsaved is named in the language of the screen, also fields with fields of their own', async () => {
  show(vi.fn(), 'zh');
  fireEvent.change(await screen.findByLabelText('SKU'), { target: { value: 'N-2' } });
  await screen.findByText('未保存：规格');
});

test('why nothing was saved stays beside Save until the next attempt', async () => {
  const saved = vi.fn<(name: unknown) => void>().mockImplementationOnce(() => {
    throw new ApiError(503, { message: 'errors.unavailable' });
  });
  show(saved, 'en');
  const name = await screen.findByLabelText<HTMLInputElement>('Name');
  fireEvent.change(name, { target: { value: 'First' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText(/^Not saved. The database cannot be reached/);
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(saved).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(screen.queryByText(/^Not saved/)).toBeNull());
});

test('a number that cannot be read is gone from the form once its changes are discarded', async () => {
  show(vi.fn(), 'en');
  const pages = await screen.findByLabelText<HTMLInputElement>('Pages');
  fireEvent.change(pages, { target: { value: 'abc' } });
  fireEvent.blur(pages);
  expect(pages.value).toBe('abc');
  fireEvent.click(screen.getByRole('button', { name: 'Discard changes' }));
  await waitFor(() => expect(pages.value).toBe(''));
  await screen.findByText('No unsaved changes');
});

test('after an undo the form shows what is stored, also where that is nothing', async () => {
  const saved = vi.fn();
  show(saved, 'en');
  const name = await screen.findByLabelText<HTMLInputElement>('Name');
  const pages = screen.getByLabelText<HTMLInputElement>('Pages');
  const saveButton = screen.getByRole<HTMLButtonElement>('button', { name: 'Save' });
  for (const text of ['12', '13']) {
    fireEvent.change(pages, { target: { value: text } });
    fireEvent.change(name, { target: { value: `Notebook of ${text} pages` } });
    fireEvent.blur(pages);
    fireEvent.click(saveButton);
    await waitFor(() => expect(saveButton.disabled).toBe(true));
    await screen.findByText('No unsaved changes');
    expect(pages.value).toBe(text);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(name.value).toBe('Notebook'));
    expect(pages.value).toBe('');
    await screen.findByText('No unsaved changes');
  }
});
