/** React-Admin's providers with only what a test answers; anything else would fail as a call of undefined. */
import type { AuthProvider, DataProvider, UserIdentity } from 'react-admin';

/** The settings of the store, as far as an account knows them. */
export const STORE = {
  storeName: 'S',
  currency: 'CNY',
  timeZone: 'UTC',
  decimals: 2,
  language: 'en',
};

/** Somebody who is logged in. */
export const loggedInAs = (person: object): AuthProvider =>
  ({ getIdentity: async () => person as UserIdentity }) as unknown as AuthProvider;

/** Somebody who may do what `canAccess` says. */
export const allowedBy = (canAccess: NonNullable<AuthProvider['canAccess']>): AuthProvider =>
  ({ canAccess }) as unknown as AuthProvider;

/** Logs in by these methods. */
export const authenticatedBy = (methods: object): AuthProvider =>
  methods as unknown as AuthProvider;

export const answeredBy = (methods: object): DataProvider => methods as unknown as DataProvider;
