/**
 * A route is data: access, contracts and handler. The list of routes is mounted by `mount.ts`, described by
 * `openapi.ts` and checked by tests, so that no route lacks its grant.
 */
import type { Request, Response } from 'express';
import type { ZodType, z } from 'zod';
import type { Scope } from '#contract/platform/apiKeys';
import type { Context } from './context.ts';

export interface Call<Body = unknown, Query = unknown> {
  params: Record<string, string>;
  body: Body;
  query: Query;
}

/** Who may call: a role granted `resource.action`, a key with `scope`, or anyone. */
export type Access = { resource: string; action: string } | { scope: Scope } | { anyone: true };

export interface Route {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Express path below /api, `:id` for a record. */
  path: string;
  access: Access;
  summary: string;
  body?: ZodType;
  query?: ZodType;
  /** A POST that only reads: its responses are not stored for `Idempotency-Key`. */
  reads?: boolean;
  /** Its response holds a secret or personal data, and is never stored for `Idempotency-Key`. */
  hasSecret?: boolean;
  /**
   * Whether the caller must see costs too: always, which the server checks together with the grant, or with what this text
   * names, which the handler checks.
   */
  costs?: 'always' | { with: string };
  /** Status code of a success, where it is not 200. */
  status?: number;
  handle?: (context: Context, call: Call) => Promise<unknown>;
  /** Replaces `handle` for uploads and downloads. */
  stream?: (context: Context, request: Request, response: Response) => Promise<void>;
}

/** Rows of one page of a list, with the number of all matching rows. */
export class Page {
  constructor(
    readonly rows: readonly unknown[],
    readonly total: number,
  ) {}
}

type Typed<B extends ZodType, Q extends ZodType> = Omit<Route, 'handle' | 'body' | 'query'> & {
  body?: B;
  query?: Q;
  handle: (context: Context, call: Call<z.output<B>, z.output<Q>>) => Promise<unknown>;
};

/** Declares a route with its body and query typed from their contracts. */
export const route = <B extends ZodType, Q extends ZodType>(typed: Typed<B, Q>): Route =>
  typed as Route;
