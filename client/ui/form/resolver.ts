import '#shared/validation';
import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';
import { ZodObject, type ZodType } from 'zod';

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

/** Of what the form holds, what the contract knows: a record is read with more than may be sent. */
export const fieldsIn = (values: FieldValues, contract: ZodType): FieldValues =>
  contract instanceof ZodObject
    ? Object.fromEntries(Object.entries(values).filter(([key]) => key in contract.shape))
    : values;

/**
 * A form checked by a contract; submits what the form holds (with `version`), not what the contract makes of it. An input
 * without a value is null when the form opens and undefined when it is reset after saving: the contract sees what the
 * server would get of either. What is wrong with no field in particular is said beside Save, as what the server refuses.
 */
export const resolverOf = (contract: ZodType): Resolver => {
  const resolve = zodResolver(contract as ZodType<FieldValues, FieldValues>, undefined, {
    raw: true,
  });
  return async (values, context, options) => {
    const sent = toSent(values);
    const checked = await resolve(fieldsIn(sent, contract), context, options);
    if (Object.keys(checked.errors).length === 0) return { errors: {}, values: sent };
    const { '': ofAll, ...errors }: FieldErrors = checked.errors;
    if (typeof ofAll?.message !== 'string') return checked;
    const serverError = { type: 'contract', message: ofAll.message };
    return { errors: { ...errors, root: { serverError } } as FieldErrors, values: {} };
  };
};
