/** Switching the language draws every text again and keeps what is typed. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CoreAdminContext, memoryStore, useLocaleState, useTranslate } from 'react-admin';
import { afterEach, expect, test } from 'vitest';
import { createI18n } from '../../../client/i18n.ts';
import { useLanguages } from '../../../client/useLanguages.ts';

afterEach(cleanup);

const Page = () => {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  return (
    <>
      <h1>{translate('ra.action.save')}</h1>
      <input />
      <button type="button" onClick={() => setLocale(locale === 'en' ? 'zh' : 'en')}>
        switch
      </button>
    </>
  );
};

const store = memoryStore({ locale: 'en' });
const i18nProvider = await createI18n('en');
const App = () => (
  <CoreAdminContext i18nProvider={useLanguages(i18nProvider, store)} store={store}>
    <Page />
  </CoreAdminContext>
);

test('a half-typed input is kept when the language changes, there and back', async () => {
  const user = userEvent.setup();
  render(<App />);
  const input = screen.getByRole<HTMLInputElement>('textbox');
  await user.type(input, 'half a na');
  for (const save of ['保存', 'Save']) {
    await user.click(screen.getByRole('button'));
    expect(await screen.findByRole('heading', { name: save }, { timeout: 10_000 })).toBeTruthy();
    expect(screen.getByRole('textbox')).toBe(input);
    expect(input.value).toBe('half a na');
  }
});
