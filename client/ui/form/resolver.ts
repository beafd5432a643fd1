import '#shared/validation';
import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldValues, Resolver } from 'react-hook-form';
import type { ZodType } from 'zod';

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** As it is sent: what is undefined is left out, at every depth. */
const toSent = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(toSent) as T;
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, toSent(one)]])),
  ) as T;
};

/**
 * A form checked by a contract; submits what the form holds (with `version`), not what the contract makes of it. An input
 * without a value is null when the form opens and undefined when it is reset after saving: the contract sees what the
 * server would get of either.
 */
export const resolverOf = (contract: ZodType): Resolver => {
  const resolve = zodResolver(contract as ZodType<FieldValues, FieldValues>, undefined, {
    raw: true,
  });
  return (values, context, options) => resolve(toSent(values), context, options);
};
