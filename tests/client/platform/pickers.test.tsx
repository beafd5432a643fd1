/** Fields that find records keep what is typed into them, although each letter draws them again. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { QueryClient } from '@tanstack/react-query';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { type ReactElement, useState } from 'react';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import {
  MemberNumberSelect,
  MemberSelect,
  MembersSelect,
  type NamedMember,
} from '../../../client/members/shared/members.tsx';
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

const TANG = { id: 741, name: '唐慧敏', externalId: 'M000741' };
const WU = { id: 742, name: '吴唐', externalId: 'M000742' };

/** A field whose choice is kept as a page keeps it. */
const Numbered = ({ onChange }: { onChange: (number: string) => void }) => {
  const [number, setNumber] = useState(TANG.externalId);
  const change = (next: string) => {
    setNumber(next);
    onChange(next);
  };
  return <MemberNumberSelect label="M" value={number} onChange={change} />;
};
const One = ({ onChange }: { onChange: (number: string) => void }) => {
  const [member, setMember] = useState<NamedMember | null>(TANG);
  const change = (next: NamedMember | null) => {
    setMember(next);
    onChange(next?.externalId ?? '');
  };
  return <MemberSelect label="M" value={member} onChange={change} />;
};

test.each([
  ['number', Numbered],
  ['record', One],
])('a member chosen by %s is replaced by typing another name over it', async (_, Field) => {
  const user = userEvent.setup();
  const onChange = vi.fn();
  const getList = vi.fn(
    async (_resource: string, { filter }: { filter: Record<string, string> }) => {
      const { q = '', externalId = '' } = filter;
      const data = [TANG, WU].filter(
        (one) => one.name.includes(q) && one.externalId.includes(externalId),
      );
      return { data, total: data.length };
    },
  );
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({ getList })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={new QueryClient()}
      >
        <Field onChange={onChange} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const field = screen.getByRole<HTMLInputElement>('combobox');
  await expect.poll(() => field.value).toBe('唐慧敏 · M000741');
  await user.click(field);
  await user.keyboard('{Control>}a{/Control}');
  let typed = '';
  for (const key of ['吴', '唐']) {
    await user.keyboard(key);
    typed += key;
    expect(field.value).toBe(typed);
    await expect
      .poll(() => JSON.stringify(getList.mock.calls.at(-1)), { timeout: 10_000 })
      .toContain(`"q":"${typed}"`);
    expect(field.value).toBe(typed);
  }
  const leavesMergedOut = JSON.stringify(getList.mock.calls.at(-1)).includes('"mergedInto":null');
  expect(leavesMergedOut).toBe(Field === One);
  await user.click(await screen.findByRole('option', { name: '吴唐 · M000742' }));
  expect(onChange).toHaveBeenLastCalledWith('M000742');
  await expect.poll(() => field.value).toBe('吴唐 · M000742');
  await user.click(field);
  await user.keyboard('{Control>}a{/Control}唐');
  await user.tab();
  expect(field.value).toBe('吴唐 · M000742');
});
