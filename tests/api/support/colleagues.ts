/** Members of staff beyond the demo accounts, for tests that change or end them. */
import type { Role } from '#contract/platform/access';
import { createAccount, hashPassword } from '#server/platform/access/accounts';
import { NOW, type OpenApi } from './openApi.ts';

/** All start with the same password because hashing is slow on purpose. */
export const FIRST_PASSWORD = 'a good password';

export const colleaguesOf = (api: OpenApi) => {
  let count = 0;
  let passwordHash: Promise<string> | undefined;
  return {
    /** Creates and logs in a new member of staff. */
    join: async (role: Role) => {
      const email = `colleague${++count}@example.com`;
      const hash = await (passwordHash ??= hashPassword(api.application, FIRST_PASSWORD));
      const id = await api.connection.transaction((tx) =>
        createAccount(tx, { name: 'Colleague', email, role, passwordHash: hash }, NOW),
      );
      return { id, email, cookie: await api.login(email, FIRST_PASSWORD) };
    },
    /** Requests of a page with this session. */
    as: (cookie: string) => api.withHeaders({ cookie, origin: api.url }),
  };
};
