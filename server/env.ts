/** The only reader of the environment, apart from drizzle/kit.ts. Every setting has a working default. */
import * as z from 'zod';
import { SECRET_MIN } from './platform/access/storedSecret.ts';

const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce
    .number('must be a number')
    .int()
    .min(0)
    .max(65535, 'must be a port below 65536')
    .default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z
    .string()
    .default('data/store.sqlite')
    .transform((url) => url || 'data/store.sqlite')
    .refine(
      (url) => /^(postgres(ql)?:\/\/.+|(file:)?[^:]+)$/.test(url),
      'must be a file path or postgres://…',
    ),
  DATA_DIR: z.string().default('data'),
  AUTH_SECRET: z.string().min(SECRET_MIN, `must have at least ${SECRET_MIN} characters`).optional(),
  PUBLIC_URL: z.url('must be the address people type, like https://console.example.com').optional(),
  /** Number of trusted proxies in front of the server, for determining the client's address. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** `demo` fills an empty database with the demo store, `none` leaves it empty. */
  SEED: z.enum(['demo', 'none']).optional(),
});

export type Env = z.infer<typeof Environment> & { production: boolean };

/** Reads and checks the environment; throws one error with a line for each invalid variable. */
export const readEnv = (source: Record<string, string | undefined> = process.env): Env => {
  const result = Environment.safeParse(source);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new Error(`Cannot start: ${lines.join('; ')}`);
  }
  return { ...result.data, production: result.data.NODE_ENV === 'production' };
};
