import { lazy, Suspense } from 'react';
import { Admin, CustomRoutes, type I18nProvider } from 'react-admin';
import { Route } from 'react-router-dom';
import { api } from './api.ts';
import { authProvider } from './auth.ts';
import { AccessDenied, Guarded } from './layout/Guarded.tsx';
import { featureResource } from './layout/featureResource.tsx';
import { Layout } from './layout/Layout.tsx';
import { Login } from './layout/Login.tsx';
import { NotFound } from './layout/NotFound.tsx';
import { Notices } from './layout/Notices.tsx';
import { preferences } from './layout/preferences.ts';
import { queryClient } from './queryClient.ts';
import { dashboard, features } from './resources.ts';
import { darkTheme, lightTheme } from './theme.ts';
import { useLanguages } from './useLanguages.ts';

const Invitation = lazy(() => import('./layout/Invitation.tsx'));
const NewPassword = lazy(() => import('./layout/NewPassword.tsx'));

const pages = features.flatMap(({ routes = [] }) => routes);

/** Made once: React-Admin reads them again whenever they are others. */
const children = [
  <CustomRoutes key="public" noLayout>
    <Route
      path="/invitation/:token"
      element={
        <Suspense>
          <Invitation />
        </Suspense>
      }
    />
    <Route
      path="/newPassword/:token"
      element={
        <Suspense>
          <NewPassword />
        </Suspense>
      }
    />
  </CustomRoutes>,
  <CustomRoutes key="pages">
    {pages.map(({ path, element, access }) => (
      <Route key={path} path={path} element={<Guarded access={access}>{element}</Guarded>} />
    ))}
  </CustomRoutes>,
  ...features.map(featureResource),
];

export const App = ({ i18nProvider }: { i18nProvider: I18nProvider }) => (
  <Admin
    dataProvider={api}
    authProvider={authProvider}
    queryClient={queryClient}
    i18nProvider={useLanguages(i18nProvider, preferences)}
    store={preferences}
    theme={lightTheme}
    darkTheme={darkTheme}
    {...(dashboard && { dashboard })}
    layout={Layout}
    loginPage={Login}
    notification={Notices}
    accessDenied={AccessDenied}
    catchAll={NotFound}
    requireAuth
    title="Merchant Console"
    disableTelemetry
  >
    {children}
  </Admin>
);
