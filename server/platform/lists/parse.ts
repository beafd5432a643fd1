/** Parses React-Admin's list requests, as ra-data-simple-rest sends them. */
import * as z from 'zod';
import { bad, type Filter, MAX_MANY } from './spec.ts';

/** Maximum rows of a page: as many as React-Admin's own export requests at a time. */
const MAX_PAGE = 1000;
const parseJson = (text: unknown, field: string): unknown => {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') throw bad('errors.malformed', field);
  try {
    return JSON.parse(text);
  } catch {
    throw bad('errors.malformed', field);
  }
};

const Range = z.tuple([
  z.number().int().min(0).max(1_000_000_000),
  z.number().int().min(-1).max(1_000_001_000),
]);

export const parseList = (raw: Record<string, unknown>) => {
  const filter = parseJson(raw.filter, 'filter') ?? {};
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter))
    throw bad('errors.malformed', 'filter');
  const range = parseJson(raw.range, 'range');
  const parsed = range === undefined ? ([0, MAX_MANY - 1] as const) : Range.safeParse(range).data;
  if (!parsed) throw bad('errors.malformed', 'range');
  const [from, to] = parsed;
  const limit = Math.max(0, Math.min(to - from + 1, range === undefined ? MAX_MANY : MAX_PAGE));
  return { filter: filter as Filter, sort: parseJson(raw.sort, 'sort'), from, limit };
};
