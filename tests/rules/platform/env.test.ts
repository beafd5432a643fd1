/** Settings of the environment and their defaults. */
import { expect, test } from 'vitest';
import { readEnv } from '#server/env';

test.each<[Record<string, string>, string, string]>([
  [{}, '127.0.0.1', 'demo'],
  [{ SEED: 'none' }, '127.0.0.1', 'none'],
  [{ NODE_ENV: 'production' }, '0.0.0.0', 'none'],
  [{ NODE_ENV: 'production', HOST: '10.0.0.1', SEED: 'demo' }, '10.0.0.1', 'demo'],
])('the environment %j listens on %s with the store %s', (source, host, seed) => {
  expect(readEnv(source)).toMatchObject({ HOST: host, SEED: seed });
});
test.each([
  [{ SEED: 'foo' }, 'Cannot start: SEED must be demo or none'],
  [{ AUTH_SECRET: 'short' }, 'Cannot start: AUTH_SECRET must have at least 32 characters'],
  [{ AUTH_SECRET: '' }, 'Cannot start: AUTH_SECRET must have at least 32 characters'],
  [{ WEBHOOKS_TO_PRIVATE: 'yes' }, 'Cannot start: WEBHOOKS_TO_PRIVATE must be refuse or allow'],
  [
    { NODE_ENV: 'production', WEBHOOKS_TO_PRIVATE: 'allow' },
    'Cannot start: WEBHOOKS_TO_PRIVATE is for development',
  ],
  [{ LOG_LEVEL: 'loud' }, 'Cannot start: LOG_LEVEL must be one of fatal, error, warn'],
])('the environment %j is refused in plain words', (source, message) => {
  expect(() => readEnv(source)).toThrow(message);
});
