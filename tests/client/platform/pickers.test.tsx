/** Fields that find records keep what is typed into them, although each letter draws them again. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { QueryClient } from '@tanstack/react-query';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { ReactElement } from 'react';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { MemberNumberSelect, MembersSelect } from '../../../client/members/shared/members.tsx';
import { PromotionPicker } from '../../../client/promotions/comparison/PromotionPicker.tsx';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

const RECORDS = [
  { id: 1, name: 'Spring', externalId: 'M-1' },
  { id: 2, name: 'Summer', externalId: 'M-2' },
];
const ANN = { id: 9, name: 'Ann', externalId: 'M-9' };

/** The field, what it shows as chosen, and the picker. */
const PICKERS: [string, RegExp, () => ReactElement][] = [
  ['promotions to compare', /^Spring$/, () => <PromotionPicker ids={[1]} onChange={vi.fn()} />],
  ['members', /^Ann/, () => <MembersSelect label="Members" value={[ANN]} onChange={vi.fn()} />],
  [
    'member of an unknown number',
    /^X-7$/,
    () => <MemberNumberSelect label="M" value="X-7" onChange={vi.fn()} />,
  ],
];

test.each(PICKERS)('what is typed into the field of the %s stays', async (_, chosen, Picker) => {
  const getList = vi.fn(async () => ({ data: RECORDS, total: RECORDS.length }));
  const getMany = async () => ({ data: [RECORDS[0]] });
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({ getList, getMany })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={new QueryClient()}
      >
        <Picker />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const field = screen.getByRole<HTMLInputElement>('combobox');
  await expect.poll(() => screen.queryByText(chosen) ?? chosen.test(field.value)).toBeTruthy();
  fireEvent.focus(field);
  for (const text of ['s', 'su', 'sum']) {
    fireEvent.change(field, { target: { value: text } });
    expect(field.value).toBe(text);
  }
  await expect
    .poll(() => JSON.stringify(getList.mock.calls.at(-1)), { timeout: 10_000 })
    .toContain('"q":"sum"');
  expect(field.value).toBe('sum');
});
