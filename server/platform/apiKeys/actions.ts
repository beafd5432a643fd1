/** Creates and revokes API keys of the store's own systems. */
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { ApiKey, ApiKeyInput, NewApiKey } from '#contract/platform/apiKeys';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { apiKeys } from '#db/schema/platform/apiKeys';
import { hashSecret } from '../access/identify.ts';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { getRow, updateRow } from '../records/records.ts';

const SECRET_START = 'mck_';
/** Number of characters of a secret that are stored, by which people recognise the key. */
const PREFIX_LENGTH = 12;

/** A key without its hash; 404 where it does not exist. */
export const loadApiKey = async (db: Db, id: number): Promise<ApiKey> => {
  const { secretHash: _hash, version: _version, ...key } = await getRow(db, apiKeys, id);
  return key;
};

export const createApiKey = (
  context: Pick<Context, 'transaction' | 'actor' | 'now'>,
  { name, scopes }: z.output<typeof ApiKeyInput>,
): Promise<NewApiKey> =>
  context.transaction(async (tx) => {
    const secret = SECRET_START + randomBytes(32).toString('base64url');
    const { actor } = context;
    const row = {
      name,
      scopes,
      prefix: secret.slice(0, PREFIX_LENGTH),
      secretHash: hashSecret(secret),
      createdBy: actor.name,
      createdAt: context.now(),
    };
    const [id = 0] = await insertRows(tx, apiKeys, [row], { returning: true });
    await recordActivity(tx, {
      actor,
      at: context.now(),
      resource: 'apiKeys',
      recordId: id,
      recordName: name,
      verb: 'create',
      after: { name, scopes, prefix: row.prefix },
    });
    return { ...(await loadApiKey(tx, id)), secret };
  });

/** Revokes a key, which is refused from then on; revoking it again changes nothing. */
export const revokeApiKey = async (context: Context, id: number): Promise<ApiKey> => {
  const revoked = await context.transaction(async (tx) => {
    const key = await loadApiKey(tx, id);
    if (key.revokedAt) return key;
    const { actor } = context;
    const at = context.now();
    await updateRow(tx, apiKeys, id, { revokedAt: at });
    await recordActivity(tx, {
      actor,
      at,
      resource: 'apiKeys',
      recordId: id,
      recordName: key.name,
      verb: 'revoke',
    });
    return loadApiKey(tx, id);
  });
  context.forget();
  return revoked;
};
