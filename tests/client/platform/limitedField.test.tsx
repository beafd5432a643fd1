/** Texts of limited length in dialogs. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { AdminContext } from 'react-admin';
import { afterEach, expect, test } from 'vitest';
import { createI18n } from '../../../client/i18n.ts';
import { LimitedField } from '../../../client/ui/form/LimitedField.tsx';

afterEach(cleanup);

const Typed = () => {
  const [text, setText] = useState('');
  return (
    <LimitedField
      label="Note"
      max={5}
      value={text}
      helperText="In short"
      onChange={({ target }) => setText(target.value)}
    />
  );
};

test.each([
  ['en', 'Must be 5 characters or less'],
  ['zh', '最多 5 个字符'],
] as const)(
  'in %s a text that is too long is kept whole and said to be too long',
  async (language, said) => {
    render(
      <AdminContext i18nProvider={await createI18n(language)}>
        <Typed />
      </AdminContext>,
    );
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Note' });
    expect(field.hasAttribute('maxlength')).toBe(false);
    screen.getByText('In short');
    fireEvent.change(field, { target: { value: 'too long' } });
    expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['too long', 'true']);
    screen.getByText(said);
    fireEvent.change(field, { target: { value: 'short' } });
    expect(field.getAttribute('aria-invalid')).toBe('false');
  },
);
