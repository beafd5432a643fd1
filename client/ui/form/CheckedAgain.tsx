/** What a form said to be wrong is checked again with every change: a field may be mended by another one. */
import { useEffect } from 'react';
import { type FieldErrors, useFormContext } from 'react-hook-form';

/** Of the server alone is known whether it still refuses. */
const OF_SERVER = 'server';

const isError = (value: object): value is { type: string } =>
  'type' in value && typeof value.type === 'string';

/** The paths of the fields that the contract refuses. */
const refusedFields = (errors: FieldErrors, outer = ''): string[] =>
  Object.entries(errors).flatMap(([key, error]) => {
    if (key === 'root' || key === 'ref' || typeof error !== 'object') return [];
    const path = `${outer}${key}`;
    if (isError(error)) return error.type === OF_SERVER ? [] : [path];
    return refusedFields(error as FieldErrors, `${path}.`);
  });

export const CheckedAgain = () => {
  const { watch, trigger, formState } = useFormContext();
  const { errors } = formState;
  useEffect(() => {
    const refused = refusedFields(errors);
    if (refused.length === 0) return undefined;
    const { unsubscribe } = watch((_values, { name }) => {
      if (name !== undefined) void trigger(refused);
    });
    return unsubscribe;
  }, [errors, watch, trigger]);
  return null;
};
