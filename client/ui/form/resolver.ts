import '#shared/validation';
import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldValues } from 'react-hook-form';
import type { ZodType } from 'zod';

/** A form checked by a contract; submits what the form holds (with `version`), not what the contract makes of it. */
export const resolverOf = (contract: ZodType) =>
  zodResolver(contract as ZodType<FieldValues, FieldValues>, undefined, { raw: true });
