import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createI18n, initialLocale } from './i18n.ts';
import { LOCALE_KEY } from './layout/preferences.ts';
import { preloadPage } from './preloadPage.ts';

preloadPage(location.hash.slice(1).split('?')[0] || '/');

const root = document.getElementById('root');
if (root)
  createRoot(root).render(<App i18nProvider={await createI18n(initialLocale(LOCALE_KEY))} />);
