/** The address of records that have no list of their own. */
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, CoreAdminUI, type DataProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { featureResource } from '../../../client/layout/featureResource.tsx';
import { prices } from '../../../client/pricing/prices/index.ts';

afterEach(cleanup);

test.each(['/prices', '/prices/7', '/prices/create'])(
  '%s says that there is no such page',
  async (address) => {
    render(
      <MemoryRouter initialEntries={[address]}>
        <CoreAdminContext
          dataProvider={{} as DataProvider}
          i18nProvider={polyglotI18nProvider(() => english, 'en')}
        >
          <CoreAdminUI title="Console">{featureResource(prices)}</CoreAdminUI>
        </CoreAdminContext>
      </MemoryRouter>,
    );
    await screen.findByText(/^Either you typed a wrong URL/, {}, { timeout: 4000 });
  },
);
