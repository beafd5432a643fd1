/** Refuses to put a product on sale while an error-level quality rule fails. */
import { message } from '#shared/fields';
import type { Saved } from './productWrite.ts';
import type { Issue } from '../quality/rules.ts';
import { HttpError } from '../../platform/http/errors.ts';

export const errorsIn = (issues: readonly Issue[]) =>
  issues.filter(({ severity }) => severity === 'error');

/** Throws if the product has an open issue of an error-level rule. */
export const refuseActivation = ({ issues }: Saved) => {
  const errors = errorsIn(issues);
  if (errors.length > 0) {
    throw new HttpError(422, 'ra.message.invalid_form', {
      errors: { status: message('products.errors.activation', { smart_count: errors.length }) },
      issues: errors,
    });
  }
};
