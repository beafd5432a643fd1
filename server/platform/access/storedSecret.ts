/** The secret that signs sessions, where AUTH_SECRET is not set: generated at the first start and stored in a file. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFile } from '../files/replaceFile.ts';

/** The fewest characters of a secret, from the environment or a file. */
export const SECRET_MIN = 32;

const readSecret = (file: string) =>
  readFile(file, 'utf8').then(
    (text) => text.trim(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );

/** Throws if the file is damaged, because a guessable secret would let anybody sign sessions. */
export const storedSecret = async (folder: string): Promise<string> => {
  const file = join(folder, 'secret');
  if ((await readSecret(file)) === null) {
    await mkdir(folder, { recursive: true });
    const secret = randomBytes(32).toString('base64url');
    await createFile(file, (temporary) => writeFile(temporary, secret, { mode: 0o600 }));
  }
  const secret = (await readSecret(file)) ?? '';
  if (secret.length < SECRET_MIN)
    throw new Error(
      `${file} has fewer than ${SECRET_MIN} characters; delete it to have a new secret (everybody signs in again)`,
    );
  return secret;
};
