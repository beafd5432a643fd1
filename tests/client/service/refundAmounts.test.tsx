/** Amounts that nobody can refund are said to be wrong at their fields once somebody tries to. */
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { RefundFields } from '../../../client/service/refunds/RefundFields.tsx';
import { EMPTY_FORM, type RefundForm } from '../../../client/service/refunds/refundForm.ts';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

const show = (form: Partial<RefundForm>) =>
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({})}
        i18nProvider={polyglotI18nProvider(() => english, 'en', [], { allowMissing: true })}
      >
        <RefundFields
          form={{ ...EMPTY_FORM, ...form }}
          lines={[]}
          policy={undefined}
          wrong={[]}
          isTried
          onChange={() => undefined}
        />
      </CoreAdminContext>
    </MemoryRouter>,
  );

test.each([
  ['0', 'Enter an amount above zero.'],
  ['-5', 'Enter an amount above zero.'],
  ['', 'Required'],
])('an amount of "%s" is no goodwill and no deduction', async (amount, said) => {
  show({ kind: 'goodwill', amount });
  await screen.findByText(said);
  cleanup();
  show({ deductions: [{ kind: 'damage', amount, reason: 'Scratched' }] });
  await screen.findByText(said);
});

test('a note that is too long is kept and said to be too long', async () => {
  show({ note: 'x'.repeat(501) });
  await screen.findByText('Must be 500 characters or less');
});
