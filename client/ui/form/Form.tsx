/** The form of every record: checked by the server's contract, with a save bar and a dialog for conflicting edits. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useContext, useId, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import {
  Form as FormBase,
  type RaRecord,
  useRecordContext,
  useResourceContext,
  useResourceDefinition,
  useSaveContext,
} from 'react-admin';
import { ZodObject, type ZodType } from 'zod';
import { ApiError } from '../../apiError.ts';
import { AskBeforeLeavingForm } from './AskBeforeLeaving.tsx';
import { CheckedAgain } from './CheckedAgain.tsx';
import { resolved, type Side } from './conflict.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { fieldsIn, resolverOf } from './resolver.ts';
import { SaveBar } from './SaveBar.tsx';
import type { Comparison, RecordValues } from '../record/leaves.ts';
import type { FeatureOptions } from '../feature.ts';
import { FieldsUntilLeft, KeepTyped, LeavesContext } from './whileSaving.tsx';

/** Names of the fields of an object's contract. */
const fieldsOf = (contract: ZodType): string[] | undefined =>
  contract instanceof ZodObject ? Object.keys(contract.shape) : undefined;

export interface FormProps {
  /** What may be sent; checked while typing and again by the server. */
  contract: ZodType;
  defaultValues?: RecordValues;
  /** Sections with inputs. */
  children: ReactNode;
  /** Further buttons in the bar, next to Save. */
  bar?: ReactNode;
  /**
   * Asked before the values are sent, with those of them that the contract knows; they are not sent if it says no, and it
   * throws what the server says against them.
   */
  confirm?: (values: RecordValues) => Promise<boolean>;
}

/** Use it inside <Edit> or <Create>. */
export const Form = ({ contract, defaultValues, children, bar, confirm }: FormProps) => {
  const record = useRecordContext();
  const resource = useResourceContext() ?? '';
  const { save } = useSaveContext();
  const client = useQueryClient();
  const formId = useId();
  const leaves = useContext(LeavesContext);
  const [theirs, setTheirs] = useState<RaRecord>();
  const [isLeft, setLeft] = useState(false);
  const submit = async (values: RecordValues) => {
    try {
      if (confirm && !(await confirm(fieldsIn(values, contract))))
        return { root: { serverError: 'ui.form.cancelled' } };
    } catch (error) {
      const { errors, key } = ApiError.from(error);
      return errors ?? { root: { serverError: key } };
    }
    let refusal: ApiError | undefined;
    const onError = (error: unknown) => void (refusal = ApiError.from(error));
    const errors: unknown = await save?.(values, { onError });
    setLeft(leaves && !errors && !refusal);
    void client.invalidateQueries({ queryKey: [resource, 'history'] });
    if (errors || !refusal) return errors;
    setTheirs(refusal.current);
    // The form stays unsaved, and its notice says why.
    return { root: { serverError: refusal.key } };
  };
  return (
    <FormBase
      id={formId}
      {...(defaultValues && { defaultValues })}
      resolver={resolverOf(contract)}
      onSubmit={submit}
      shouldFocusError={false}
      noValidate
    >
      <AskBeforeLeavingForm leaves={leaves} />
      <KeepTyped />
      <CheckedAgain />
      <FieldsUntilLeft leaves={leaves} isLeft={isLeft}>
        {children}
      </FieldsUntilLeft>
      <SaveBar resource={resource} isNew={record?.id === undefined}>
        {bar}
      </SaveBar>
      {theirs && (
        <Resolution
          resource={resource}
          theirs={theirs}
          editable={fieldsOf(contract)}
          formId={formId}
          onDone={() => setTheirs(undefined)}
        />
      )}
    </FormBase>
  );
};

interface ResolutionProps {
  resource: string;
  theirs: RaRecord;
  editable: readonly string[] | undefined;
  formId: string;
  onDone: () => void;
}

/** Puts the chosen values into the form, over the current record, and saves it where that was chosen. */
const Resolution = ({ resource, theirs, editable, formId, onDone }: ResolutionProps) => {
  const form = useFormContext<RecordValues>();
  const { options } = useResourceDefinition<FeatureOptions>({ resource });
  const comparison: Comparison = options?.comparison ?? {};
  const base = form.formState.defaultValues ?? {};
  const mine = form.getValues();
  const resolve = (choices: Record<string, Side>, next: 'save' | 'type') => {
    const values = resolved(base, mine, theirs, choices, comparison);
    form.reset(theirs);
    for (const field of Object.keys(values)) {
      if (values[field] !== theirs[field])
        form.setValue(field, values[field], { shouldDirty: true });
    }
    onDone();
    if (next === 'save') (document.getElementById(formId) as HTMLFormElement).requestSubmit();
  };
  return (
    <ConflictDialog
      resource={resource}
      base={base}
      mine={mine}
      theirs={theirs}
      editable={editable}
      comparison={comparison}
      onResolve={resolve}
    />
  );
};
