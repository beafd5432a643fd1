/** After a form was not saved: what one field said to be wrong is checked again when another one mends it. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { ComponentType } from 'react';
import { CoreAdminContext, ResourceContextProvider } from 'react-admin';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { chinese } from '../../../client/layout/chinese.ts';
import CorrectiveActionCreate from '../../../client/surveys/correctiveActions/CorrectiveActionCreate.tsx';
import DistributionCreate from '../../../client/surveys/distributions/DistributionCreate.tsx';
import SurveyCreate from '../../../client/surveys/surveys/SurveyCreate.tsx';

afterEach(cleanup);

const show = (resource: string, Page: ComponentType, search = '') => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const store = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'zh' };
  const identity = { id: '1', fullName: 'Ann', role: 'owner', store };
  queryClient.setQueryData(['auth', 'getIdentity'], identity);
  const nothing = async () => ({ data: [], total: 0 });
  const dataProvider = {
    getList: nothing,
    getMany: nothing,
    call: nothing,
  };
  const page = (
    <CoreAdminContext
      dataProvider={dataProvider as never}
      i18nProvider={polyglotI18nProvider(() => chinese, 'zh', [], { allowMissing: true })}
      queryClient={queryClient}
      authProvider={
        {
          checkAuth: async () => undefined,
          getIdentity: async () => identity,
          canAccess: async () => true,
        } as never
      }
    >
      <ResourceContextProvider value={resource}>
        <Page />
      </ResourceContextProvider>
    </CoreAdminContext>
  );
  const router = createMemoryRouter([{ path: '*', element: page }], {
    initialEntries: [`/${resource}/create${search}`],
  });
  render(<RouterProvider router={router} />);
};
const save = async () => userEvent.click(await screen.findByRole('button', { name: '保存' }));
const isWrong = (name: RegExp) =>
  screen.getByLabelText(name).getAttribute('aria-invalid') === 'true';
const isPurposeWrong = () =>
  screen.getByRole('combobox', { name: /用途/ }).getAttribute('aria-invalid') === 'true' ||
  screen.getByRole('combobox', { name: /用途/ }).closest('.Mui-error') !== null;

test('a name in one language is enough, also after neither was filled in', async () => {
  show('surveyDistributions', DistributionCreate);
  await save();
  await waitFor(() => expect(isWrong(/名称.*英/)).toBe(true));
  await userEvent.type(screen.getByRole('textbox', { name: /名称.*中/ }), '回访');
  await waitFor(() => expect(isWrong(/名称.*英/)).toBe(false));
});

test('a template that says what a survey is for mends that field', async () => {
  show('surveys', SurveyCreate);
  await save();
  await waitFor(() => expect(isPurposeWrong()).toBe(true));
  await userEvent.click(screen.getByRole('combobox', { name: /模板/ }));
  const options = within(await screen.findByRole('listbox')).getAllByRole('option');
  await userEvent.click(options.at(-1) as HTMLElement);
  await waitFor(() => expect(isPurposeWrong()).toBe(false));
});

test('whoever has chosen the survey is not told to choose it', async () => {
  show('correctiveActions', CorrectiveActionCreate, '?surveyId=1');
  await screen.findByRole('combobox', { name: /验证指标/ });
  expect(screen.queryByText('请先选择问卷。')).toBeNull();
  cleanup();
  show('correctiveActions', CorrectiveActionCreate);
  await screen.findByText('请先选择问卷。');
});
