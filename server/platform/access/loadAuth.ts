/** Loads better-auth for an application on first use, because it is large. */
import type { Connection } from '#db';
import type { Application } from '../http/context.ts';
import type { Auth, AuthOptions } from './auth.ts';

const loaders = new WeakMap<Connection, () => Promise<Auth>>();

/** Configures the application's `Auth`; call it once, before anyone signs in. */
export const configureAuth = (application: Application, options: AuthOptions) => {
  let loaded: Promise<Auth> | undefined;
  loaders.set(
    application.connection,
    () =>
      (loaded ??= import('./auth.ts').then(({ createAuth }) => createAuth(application, options))),
  );
};

/** The application's `Auth`; throws if it was not configured. */
export const loadAuth = ({ connection }: Pick<Application, 'connection'>): Promise<Auth> => {
  const load = loaders.get(connection);
  if (!load) throw new Error('Accounts are not configured for this connection');
  return load();
};
