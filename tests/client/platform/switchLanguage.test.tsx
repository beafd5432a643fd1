/** Which language a person sees, and that switching it draws every text again and keeps what is typed. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CoreAdminContext, memoryStore, useLocaleState, useTranslate } from 'react-admin';
import { afterEach, expect, test, vi } from 'vitest';
import type { Language } from '#shared/localization';
import { createI18n, initialLocale } from '../../../client/i18n.ts';
import { LOCALE_KEY, preferences } from '../../../client/layout/preferences.ts';
import { useLanguage } from '../../../client/layout/useLanguage.ts';
import { useLanguages } from '../../../client/useLanguages.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  preferences.reset();
  localStorage.clear();
});

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

const LoggedIn = ({ ofStore }: { ofStore: Language }) => {
  useLanguage(ofStore);
  return <h1>{useTranslate()('ra.action.save')}</h1>;
};

test.each<[string, Language | null, string[], Language, string]>([
  ['what was chosen', 'en', ['zh-CN', 'zh'], 'zh', 'Save'],
  ['what the browser asks for first', null, ['fr-FR', 'zh-CN', 'en'], 'en', '保存'],
  ["the store's", null, ['fr-FR'], 'zh', '保存'],
])('after the login the language is %s', async (_, chosen, languages, ofStore, save) => {
  vi.stubGlobal('navigator', { ...navigator, languages });
  if (chosen) preferences.setItem('locale', chosen);
  const provider = await createI18n(initialLocale(LOCALE_KEY));
  const Console = () => (
    <CoreAdminContext i18nProvider={useLanguages(provider, preferences)} store={preferences}>
      <LoggedIn ofStore={ofStore} />
    </CoreAdminContext>
  );
  render(<Console />);
  await screen.findByRole('heading', { name: save }, { timeout: 10_000 });
  expect(document.documentElement.lang).toBe(save === 'Save' ? 'en' : 'zh-CN');
  // Nothing else is on its way.
  expect(preferences.getItem('locale') ?? null).toBe(languages.length > 1 ? chosen : ofStore);
});
