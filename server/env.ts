/** The only reader of the environment, apart from drizzle/kit.ts. Every setting has a working default. */
import * as z from 'zod';
import { SECRET_MIN } from './platform/access/storedSecret.ts';
import type { Bucket } from './platform/files/bucketStorage.ts';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const BUCKET = ['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce
    .number('must be a number')
    .int()
    .min(0)
    .max(65535, 'must be a port below 65536')
    .default(3000),
  /** This machine only, but in production every address. */
  HOST: z.string().optional(),
  DATABASE_URL: z
    .string()
    .default('data/store.sqlite')
    .transform((url) => url || 'data/store.sqlite')
    .refine(
      (url) => /^(postgres(ql)?:\/\/.+|(file:)?[^:]+)$/.test(url),
      'must be a file path or postgres://…',
    ),
  DATA_DIR: z.string().default('data'),
  /** A bucket for pictures and other files, instead of the folder `files` in DATA_DIR. */
  S3_ENDPOINT: z
    .url('must be the address of the bucket, like https://s3.example.com/pictures')
    .optional(),
  S3_REGION: z.string().default('auto'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  AUTH_SECRET: z.string().min(SECRET_MIN, `must have at least ${SECRET_MIN} characters`).optional(),
  PUBLIC_URL: z.url('must be the address people type, like https://console.example.com').optional(),
  /** Number of trusted proxies in front of the server, for determining the client's address. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  /** Whoever reads `/metrics` from another machine sends it as a bearer token. */
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  /** `allow` lets webhooks go to this machine and its network, and over http: for development, never in production. */
  WEBHOOKS_TO_PRIVATE: z.enum(['refuse', 'allow'], 'must be refuse or allow').default('refuse'),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).default('info'),
  /** Time that running requests have to finish after a stop signal. */
  STOP_SECONDS: z.coerce
    .number('must be a number of seconds')
    .min(1, 'must be at least 1')
    .max(3600, 'must be at most 3600')
    .default(25),
  /** `demo` fills an empty database with the demo store, `none` leaves it empty. */
  SEED: z.enum(['demo', 'none'], 'must be demo or none').optional(),
});

export interface Env extends z.infer<typeof Environment> {
  HOST: string;
  SEED: 'demo' | 'none';
  production: boolean;
}

/** Reads and checks the environment; throws one error with a line for each invalid variable. */
export const readEnv = (source: Record<string, string | undefined> = process.env): Env => {
  const result = Environment.safeParse(source);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new Error(`Cannot start: ${lines.join('; ')}`);
  }
  const missing = BUCKET.filter((name) => result.data[name] === undefined);
  if (missing.length > 0 && missing.length < BUCKET.length)
    throw new Error(`Cannot start: ${missing.join(', ')} must be set for the bucket`);
  const production = result.data.NODE_ENV === 'production';
  if (production && result.data.WEBHOOKS_TO_PRIVATE === 'allow')
    throw new Error('Cannot start: WEBHOOKS_TO_PRIVATE is for development');
  const { HOST = production ? '0.0.0.0' : '127.0.0.1', SEED = production ? 'none' : 'demo' } =
    result.data;
  return { ...result.data, HOST, SEED, production };
};

/** The bucket for files; null where they are kept in a folder. */
export const bucketOf = ({
  S3_ENDPOINT: endpoint,
  S3_REGION: region,
  S3_ACCESS_KEY_ID: accessKeyId,
  S3_SECRET_ACCESS_KEY: secretAccessKey,
}: Env): Bucket | null =>
  endpoint && accessKeyId && secretAccessKey
    ? { endpoint, region, accessKeyId, secretAccessKey }
    : null;
