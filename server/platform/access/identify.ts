/** Identifies callers: staff by session cookie, the store's systems by API key; both are cached for a few seconds. */
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Application, Caller, Identify } from '../http/context.ts';
import type { Auth } from './auth.ts';
import { withPromiseHooks } from './promiseHooks.ts';
import { CallerCache } from './callerCache.ts';
import { findKey, findStaff, saveKeyUse } from './findCaller.ts';

/** `lastUsedAt` of a key is updated at most once a minute. */
const USED_STEP_MS = 60_000;
/** A session in use is extended once a day (see auth.ts). */
const REFRESH_MS = 86_400_000;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const hashSecret = sha256;

const sessionCookie = /(?:^|;\s*)(?:__Secure-)?console\.session_token=([^;]+)/;

export class Identifier implements Identify {
  #staff = new CallerCache();
  #keys = new CallerCache();
  constructor(
    private readonly application: Application,
    private readonly auth: () => Promise<Auth>,
  ) {}

  /** Call after anything that ends sessions, changes roles or revokes keys. */
  forget() {
    this.#staff.clear();
    this.#keys.clear();
  }

  async staff(request: Request): Promise<Caller | null> {
    const cookie = request.headers.cookie && sessionCookie.exec(request.headers.cookie)?.[1];
    if (!cookie) return null;
    const known = this.#staff.get(cookie);
    if (known) return known;
    const headers = new Headers({ cookie: request.headers.cookie ?? '' });
    const auth = await this.auth();
    // Without refresh it only reads, so that it need not wait for transactions.
    const session = await withPromiseHooks(() =>
      auth.api.getSession({ headers, query: { disableRefresh: true } }),
    );
    if (!session) return null;
    const { connection, now } = this.application;
    if (now() - new Date(session.session.updatedAt).getTime() > REFRESH_MS)
      void connection
        .outsideTransaction(() => withPromiseHooks(() => auth.api.getSession({ headers })))
        .catch(() => undefined);
    const [member] = await findStaff(connection.db, { id: session.user.id });
    if (!member?.active) return null;
    const caller: Caller = {
      kind: 'staff',
      actor: { kind: 'staff', id: session.user.id, name: member.name },
      role: member.role,
      sessionId: session.session.id,
    };
    this.#staff.set(cookie, caller);
    return caller;
  }

  async key(request: Request): Promise<Caller | null> {
    const secret = /^Bearer\s+(\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
    if (!secret) return null;
    const hash = sha256(secret);
    const known = this.#keys.get(hash);
    if (known) return known;
    const { connection, now } = this.application;
    const [key] = await findKey(connection.db, { hash });
    if (!key) return null;
    const caller: Caller = {
      kind: 'key',
      actor: { kind: 'key', id: String(key.id), name: key.name },
      keyId: key.id,
      scopes: new Set(key.scopes),
    };
    this.#keys.set(hash, caller);
    // The request does not wait for this write, which happens at most once a minute.
    if (key.lastUsedAt === null || now() - key.lastUsedAt > USED_STEP_MS)
      void connection
        .transaction((tx) =>
          saveKeyUse(tx, { id: key.id, now: now(), before: now() - USED_STEP_MS }),
        )
        .catch(() => undefined);
    return caller;
  }
}
