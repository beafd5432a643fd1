/** Codes and keys have no capitals: typed ones become small letters. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminContext, Form } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { afterEach, expect, test } from 'vitest';
import { CodeInput } from '../../../client/ui/form/CodeInput.tsx';

afterEach(cleanup);

const Held = () => <output>{JSON.stringify(useWatch({ name: 'code' }))}</output>;

test('what is typed in capitals is held in small letters, and nothing as null', async () => {
  render(
    <AdminContext>
      <Form>
        <CodeInput source="code" label="Code" />
        <Held />
      </Form>
    </AdminContext>,
  );
  const field = screen.getByLabelText('Code');
  await userEvent.type(field, 'D12DRAW');
  expect(screen.getByRole('status').textContent).toBe('"d12draw"');
  await userEvent.clear(field);
  expect(screen.getByRole('status').textContent).toBe('null');
});

/** Contracts of these fields take codes; the key of a level is as the shop sends it. */
const SOURCES = import.meta.glob<string>('../../../client/**/*.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const PLAIN = /<TextInput\s[^>]*source="(?:code|key|shortcut)"/;
const OTHERS = [
  'platform/audienceNames/AudienceNameFields.tsx',
  'promotions/couponBatches/BatchFields.tsx',
  'promotions/promotions/sections/NamesSection.tsx',
  'promotions/coupons/MemberCoupons.tsx',
  'promotions/coupons/CouponList.tsx',
];

test('every field of a code or key takes capitals so', () => {
  const plain = Object.entries(SOURCES).flatMap(([path, text]) =>
    PLAIN.test(text) && !OTHERS.some((other) => path.endsWith(other)) ? [path] : [],
  );
  expect(plain).toEqual([]);
});
