/** What an import would change, in the language of its reader. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, ResourceDefinitionContextProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { chinese } from '../../../client/layout/chinese.ts';
import { ImportChanges } from '../../../client/platform/imports/ImportChanges.tsx';
import { features } from '../../../client/resources.ts';
import { answeredBy, loggedInAs } from '../support/providers.ts';

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
};

const renderChanges = (shown: Parameters<typeof ImportChanges>[0]['job'], records: object[]) =>
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs({ id: 'u', role: 'manager' })}
        dataProvider={answeredBy({ getMany: async () => ({ data: records as never }) })}
        i18nProvider={polyglotI18nProvider(() => chinese, 'zh')}
      >
        <ResourceDefinitionContextProvider
          definitions={Object.fromEntries(
            features.map(({ name, options }) => [name, { name, options }]),
          )}
        >
          <ImportChanges job={shown} />
        </ResourceDefinitionContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );

test('variants are named by their options in the language of the page and by SKU, also with values that the file takes away', async () => {
  const valueOf = (key: string, zh: string) => ({ key, names: { en: key, zh } });
  const optionsWith = (...values: object[]) => [{ names: { en: 'Colour', zh: '颜色' }, values }];
  const [black, grey] = [valueOf('black', '黑色'), valueOf('grey', '灰色')];
  const variant = (key: string, sku: string | null, weightGrams: number) => ({
    optionValues: [key],
    sku,
    weightGrams,
  });
  const changed = {
    resource: 'products',
    recordId: 7,
    name: 'Bag',
    options: optionsWith(black) as never,
    before: {
      options: optionsWith(black, grey),
      variants: [variant('black', 'B-1', 5), variant('grey', null, 5)],
    },
    after: { options: optionsWith(black), variants: [variant('black', 'B-1', 6)] },
  };
  const { container } = renderChanges({ input: { changes: [changed] } }, []);
  await waitFor(
    () => expect(container.textContent).toContain('规格 · 黑色 · B-1 · 重量（克）5 → 6'),
    SOON,
  );
  expect(container.textContent).toContain('规格 · 灰色规格值：灰色；重量（克）：5');
  expect(container.textContent).not.toMatch(/black|grey/);
});

test('changed records are named in the language of the page, and as they are stored where they are gone', async () => {
  const names = { en: 'Large mug', zh: '大杯' };
  renderChanges(job, [{ id: 7, names }]);
  await screen.findByText('商品：大杯', {}, SOON);
  for (const name of ['Gone', 'M-1']) expect(screen.getByText(`商品：${name}`)).toBeTruthy();
  expect(screen.queryByText(/Large mug/)).toBeNull();
});
