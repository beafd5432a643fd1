/** A promotion that is saved with its code: what was saved and what was not is said where it happened. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { Suspense } from 'react';
import {
  CoreAdminContext,
  ResourceContextProvider,
  ThemeProvider,
  useLocation,
  useNotificationContext,
  useTranslate,
} from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import PromotionCreate from '../../../client/promotions/promotions/PromotionCreate.tsx';
import { answeredBy, authenticatedBy, STORE } from '../support/providers.ts';

configure({ asyncUtilTimeout: 30_000 });
afterEach(cleanup);

const ME = { id: '1', name: 'Ann', role: 'marketer', store: STORE };
const AUTH = {
  checkAuth: async () => undefined,
  checkError: async () => undefined,
  getIdentity: async () => ME,
  canAccess: async () => true,
};
const REVIEW = {
  needsApproval: null,
  conflicts: [],
  worst: [],
  sampled: 0,
  unmet: [],
  findings: [],
  warnings: [],
};

const Told = () => {
  const { notifications } = useNotificationContext();
  const translate = useTranslate();
  const texts = notifications.map(({ message, type, notificationOptions }) => {
    const text = translate(String(message), { _: message, ...notificationOptions?.messageArgs });
    const stays = notificationOptions?.autoHideDuration === null ? ' (stays)' : '';
    return `${type}${stays}: ${text}`;
  });
  return <output data-testid="told">{texts.join('\n')}</output>;
};
const Here = () => <output data-testid="here">{useLocation().pathname}</output>;
const told = () => screen.getByTestId('told').textContent;

const type = async (name: string, value: string) => {
  const find = () => document.querySelector<HTMLInputElement>(`form [name="${name}"]`);
  await waitFor(() => expect(find()).not.toBeNull());
  fireEvent.change(find() as HTMLInputElement, { target: { value } });
  fireEvent.blur(find() as HTMLInputElement);
};

/** Saves a promotion with the code SPRING. */
const save = async (makeCode: () => Promise<unknown>) => {
  const create = vi.fn((resource: string, { data }: { data: object }) =>
    resource === 'couponBatches' ? makeCode() : Promise.resolve({ data: { id: 5, ...data } }),
  );
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const nothing = { levels: [], groups: [], channels: [], segments: [] };
  render(
    <MemoryRouter initialEntries={['/promotions/create']}>
      <CoreAdminContext
        authProvider={authenticatedBy(AUTH)}
        dataProvider={answeredBy({
          create,
          call: async (_: string, path: string) => ({
            data: path.endsWith('/review') ? REVIEW : path.endsWith('/audiences') ? nothing : [],
          }),
          getList: async () => ({ data: [], total: 0 }),
          getMany: async () => ({ data: [] }),
        })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        <ThemeProvider>
          <ResourceContextProvider value="promotions">
            <Suspense>
              <PromotionCreate />
            </Suspense>
          </ResourceContextProvider>
        </ThemeProvider>
        <Told />
        <Here />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  await type('terms.rewards.0.steps.0.from', '300');
  await type('terms.rewards.0.steps.0.off.amount', '40');
  await type('name', 'Spring');
  await type('labels.en', '40 off 300');
  fireEvent.click(screen.getByLabelText('With a code'));
  await type('code', 'SPRING');
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.getByTestId('here').textContent).toBe('/promotions/5/show'));
  return create;
};

test('a code that is taken is named beside the saved promotion, and stays said until it is read', async () => {
  const taken = new ApiError(422, {
    message: 'ra.message.invalid_form',
    errors: { code: 'coupons.errors.taken' },
  });
  const create = await save(() => Promise.reject(taken));
  expect(create.mock.calls.map(([resource]) => resource)).toEqual(['promotions', 'couponBatches']);
  expect(told()).toBe(
    'warning (stays): The promotion is saved, but its code “SPRING” was not created. This code already exists. Choose another. Create another one here.',
  );
}, 90_000);

test('a code that is made with its promotion is said by one notice', async () => {
  const create = await save(() => Promise.resolve({ data: { id: 9 } }));
  expect(create.mock.lastCall?.[1].data).toEqual({
    kind: 'shared',
    promotionId: 5,
    name: 'Spring',
    code: 'SPRING',
  });
  expect(told()).toBe('success: Promotion saved');
}, 90_000);
