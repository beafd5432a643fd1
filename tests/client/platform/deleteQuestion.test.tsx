/** The question before a record is deleted names it in the language of the screen. */
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import {
  AdminContext,
  memoryStore,
  RecordContextProvider,
  ResourceContextProvider,
  TestMemoryRouter,
} from 'react-admin';
import { afterEach, expect, test } from 'vitest';
import { createI18n } from '../../../client/i18n.ts';
import { DeleteRecord } from '../../../client/ui/record/DeleteRecord.tsx';
import { allowedBy, answeredBy } from '../support/providers.ts';

configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);

const MUG = { id: 7, name: 'Two option mug', names: { en: 'Two option mug', zh: '双选项马克杯' } };

test.each([
  ['zh', '删除商品 双选项马克杯'],
  ['en', 'Delete product Two option mug'],
] as const)('in %s', async (language, question) => {
  const i18nProvider = await createI18n(language);
  render(
    <TestMemoryRouter>
      <AdminContext
        authProvider={allowedBy(async () => true)}
        dataProvider={answeredBy({})}
        i18nProvider={i18nProvider}
        store={memoryStore({ locale: language })}
      >
        <ResourceContextProvider value="products">
          <RecordContextProvider value={MUG}>
            <DeleteRecord />
          </RecordContextProvider>
        </ResourceContextProvider>
      </AdminContext>
    </TestMemoryRouter>,
  );
  fireEvent.click(await screen.findByRole('button'));
  expect(await screen.findByRole('dialog')).toHaveProperty(
    'textContent',
    expect.stringContaining(question),
  );
});
