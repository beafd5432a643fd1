/** Merging and deleting a category: what was done is said once, and what was refused is not taken for done. */
import { createTheme, ThemeProvider } from '@mui/material';
import { QueryClient } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import {
  CoreAdminContext,
  ResourceContextProvider,
  useLocation,
  useNotificationContext,
  useTranslate,
} from 'react-admin';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../../client/apiError.ts';
import CategoryPage from '../../../client/catalog/categories/CategoryPage.tsx';
import { english } from '../../../client/layout/english.ts';
import { recordSections } from '../../../client/ui/record/recordSections.ts';
import { answeredBy, authenticatedBy, STORE } from '../support/providers.ts';

configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);

const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };
const AUTH = {
  checkAuth: async () => undefined,
  checkError: async () => undefined,
  getIdentity: async () => ME,
  canAccess: async () => true,
};
const categoryOf = (id: number, name: string) => ({
  id,
  version: 1,
  parentId: null,
  names: { en: name },
  name,
  code: name.toLowerCase(),
  path: `/${id}/`,
  hidden: false,
  minPrice: null,
  minMarginBps: null,
  attributes: [],
  inherited: [],
  productCount: 0,
  position: id,
});

recordSections.fill([]);

/** Every notice that was shown, in the order of time. */
const Told = () => {
  const { notifications } = useNotificationContext();
  const translate = useTranslate();
  const texts = notifications.map(({ message, type, notificationOptions }) => {
    const text = translate(String(message), { _: message, ...notificationOptions?.messageArgs });
    return `${type}: ${text}`;
  });
  return <output data-testid="told">{texts.join('\n')}</output>;
};
const Here = () => <output data-testid="here">{useLocation().pathname}</output>;
const told = () => screen.getByTestId('told').textContent;
const here = () => screen.getByTestId('here').textContent;

/** A store with three categories. Of those that are gone nothing can be read; `refusal` is thrown by every verb. */
const show = async (refusal?: ApiError, productCount = 0) => {
  const present = new Map(
    ['Cups', 'Bowls', 'Plates'].map((name, index) => [
      index + 1,
      { ...categoryOf(index + 1, name), productCount },
    ]),
  );
  const end = async (id: number) => {
    if (refusal) throw refusal;
    present.delete(id);
    return { data: { id } };
  };
  const act = vi.fn((_: string, id: number) => end(id));
  const remove = vi.fn((_: string, { id }: { id: number }) => end(id));
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  render(
    <ThemeProvider theme={createTheme()}>
      <MemoryRouter initialEntries={['/categories/1']}>
        <CoreAdminContext
          authProvider={authenticatedBy(AUTH)}
          dataProvider={answeredBy({
            act,
            delete: remove,
            call: async (_: string, path: string) => ({
              data: path.startsWith('/categories') ? [...present.values()] : [],
            }),
            getList: async () => ({ data: [], total: 0 }),
            getMany: async () => ({ data: [] }),
            getOne: async (_: string, { id }: { id: number }) => {
              const data = present.get(Number(id));
              if (!data) throw new ApiError(404, { message: 'errors.notFound' });
              return { data };
            },
          })}
          i18nProvider={polyglotI18nProvider(() => english, 'en')}
          queryClient={queryClient}
        >
          <ResourceContextProvider value="categories">
            <Routes>
              <Route path="/categories/:id?" element={<CategoryPage />} />
            </Routes>
          </ResourceContextProvider>
          <Told />
          <Here />
        </CoreAdminContext>
      </MemoryRouter>
    </ThemeProvider>,
  );
  await screen.findByRole('button', { name: 'Merge into…' });
  return { act, remove };
};
const press = (name: string) => {
  const buttons = screen.getAllByRole('button', { name });
  fireEvent.click(buttons.at(-1) as HTMLElement);
};
const mergeIntoBowls = async () => {
  press('Merge into…');
  const field = await screen.findByLabelText('Into');
  fireEvent.mouseDown(field);
  fireEvent.click(await screen.findByRole('option', { name: 'Bowls' }));
  press('Merge into…');
};
/** The notices and reads that follow a verb have ended. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('a merged category leads to the one that it was merged into, and one notice says so', async () => {
  const { act } = await show();
  await mergeIntoBowls();
  await waitFor(() => expect(here()).toBe('/categories/2'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await screen.findByDisplayValue('Bowls')).toBeTruthy();
  await settled();
  expect(act).toHaveBeenCalledWith('categories', 1, 'merger', { targetId: 2 });
  expect(told()).toBe('success: “Cups” was merged');
});

test('a refused merge says why, and is not taken for done', async () => {
  await show(new ApiError(409, { message: 'categories.errors.mergeIntoChild' }));
  await mergeIntoBowls();
  await waitFor(() => expect(told()).toBe('error: It cannot be merged into a category below it.'));
  await settled();
  expect(told()).not.toContain('success');
  expect(here()).toBe('/categories/1');
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('what deletes a category with products speaks of moving and deleting, from its button to its notice', async () => {
  const { act } = await show(undefined, 3);
  press('Move contents and delete');
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('Move what is in “Cups” and delete it');
  expect(dialog.textContent).toContain('3 products and 0 subcategories move');
  expect(dialog.textContent).not.toMatch(/merge/i);
  fireEvent.mouseDown(await screen.findByLabelText('Move to'));
  fireEvent.click(await screen.findByRole('option', { name: 'Bowls' }));
  press('Move contents and delete');
  await waitFor(() => expect(act).toHaveBeenCalledWith('categories', 1, 'merger', { targetId: 2 }));
  await waitFor(() =>
    expect(told()).toBe('success: Its contents were moved, and “Cups” was deleted'),
  );
});

test('a deleted category leads to the tree, and one notice says so', async () => {
  const { remove } = await show();
  press('Delete');
  await screen.findByRole('dialog');
  press('Delete');
  await waitFor(() => expect(here()).toBe('/categories'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await settled();
  expect(remove).toHaveBeenCalledTimes(1);
  expect(told()).toBe('success: Category deleted');
});

test.each([
  [409, 'categories.errors.notEmpty', 'It still holds products or subcategories.'],
  [503, 'errors.unavailable', 'The database cannot be reached.'],
])(
  'a deletion that fails with %i says why, and is not taken for done',
  async (status, message, text) => {
    await show(new ApiError(status, { message }));
    press('Delete');
    await screen.findByRole('dialog');
    press('Delete');
    await waitFor(() => expect(document.body.textContent).toContain(text));
    await settled();
    expect(told()).not.toContain('success');
    expect(here()).toBe('/categories/1');
  },
);
