/** better-auth for an application, loaded on first use, for it is large. */
import type { Connection } from '#db';
import type { Application } from '../http/context.ts';
import type { Auth, AuthOptions } from './auth.ts';

const loaders = new WeakMap<Connection, () => Promise<Auth>>();

/** Sets how the application's `Auth` is created; call once, before anybody logs in. */
export const configureAuth = (application: Application, options: AuthOptions) => {
  let loaded: Promise<Auth> | undefined;
  loaders.set(
    application.connection,
    () =>
      (loaded ??= import('./auth.ts').then(({ createAuth }) => createAuth(application, options))),
  );
};

/** The application's `Auth`; throws where it was never configured. */
export const loadAuth = ({ connection }: Pick<Application, 'connection'>): Promise<Auth> => {
  const load = loaders.get(connection);
  if (!load) throw new Error('Accounts are not configured for this connection');
  return load();
};
