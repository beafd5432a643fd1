import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router-dom';
import { App } from './App.tsx';
import { createI18n, initialLocale } from './i18n.ts';
import { LOCALE_KEY } from './layout/preferences.ts';
import { preloadPage } from './preloadPage.ts';
import { createRouter } from './router.tsx';

preloadPage(location.hash.slice(1).split('?')[0] || '/');

const root = document.getElementById('root');
// Not awaited at the top of the module: the chunk of a language may import this one, and the two would wait for each other.
if (root)
  void createI18n(initialLocale(LOCALE_KEY)).then((i18nProvider) =>
    createRoot(root).render(
      <RouterProvider router={createRouter(<App i18nProvider={i18nProvider} />).router} />,
    ),
  );
