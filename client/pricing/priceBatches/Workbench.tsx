/** The form of a price batch: which variants, the new price, when and why; below it every price before it changes. */
import '#shared/validation';
import { Box, Button, Typography } from '@mui/material';
import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Form, useTranslate, ValidationError } from 'react-admin';
import {
  type FieldErrors as FormErrors,
  type Resolver,
  useFormContext,
  useFormState,
  useWatch,
} from 'react-hook-form';
import type { BatchDraft, OwnFigure } from '#contract/pricing/priceBatches';
import type { FieldErrors } from '#shared/fields';
import { ApiError } from '../../apiError.ts';
import { AskBeforeLeavingForm } from '../../ui/form/AskBeforeLeaving.tsx';
import { keepOnEnter } from '../../ui/form/keepOnEnter.ts';
import { SaveFrame } from '../../ui/form/SaveBar.tsx';
import { useFocusAfterFailure } from '../../ui/form/useFocusAfterFailure.ts';
import { FieldsUntilLeft } from '../../ui/form/whileSaving.tsx';
import type { Draft } from './draft.ts';
import { askedOf, checked, missingOf, placed, unreadError } from './draftChecks.ts';
import { FormulaStep } from './FormulaStep.tsx';
import { Preview } from './Preview.tsx';
import { type UnreadPrice, useFigures } from './useFigures.ts';
import { usePreview } from './usePreview.ts';
import { useSuggestedName } from './useSuggestedName.ts';
import { WhenStep } from './WhenStep.tsx';
import { WhichStep, type WhichStepProps } from './WhichStep.tsx';

/** Texts by field name, as the form keeps its errors. */
const toFormErrors = (errors: FieldErrors): FormErrors =>
  Object.fromEntries(
    Object.entries(errors).map(([field, error]) => [
      field,
      typeof error === 'string' ? { type: 'manual', message: error } : toFormErrors(error),
    ]),
  );

export interface WorkbenchProps {
  draft: Draft;
  figures: readonly OwnFigure[];
  saveLabel: string;
  /** Sends it; what the server refuses is thrown. */
  onSave: (input: BatchDraft) => Promise<void>;
}

interface BodyProps extends Pick<WorkbenchProps, 'saveLabel'> {
  initial: readonly OwnFigure[];
  onFigures: (figures: readonly OwnFigure[], unread: readonly UnreadPrice[]) => void;
}

interface SaveLineProps extends Pick<WorkbenchProps, 'saveLabel'> {
  unread: readonly UnreadPrice[];
  onDrop: () => void;
}

const SaveLine = ({ saveLabel, unread, onDrop }: SaveLineProps) => {
  const translate = useTranslate();
  const { isSubmitting, errors } = useFormState();
  const state = useRef<HTMLParagraphElement>(null);
  useFocusAfterFailure(state);
  /** Why the last attempt failed as a whole is said until the next one, as its notice is soon gone. */
  const error = unreadError(unread) ?? errors.root?.serverError?.message;
  return (
    <SaveFrame isRaised>
      <Typography
        ref={state}
        tabIndex={-1}
        color={error ? 'error' : 'text.secondary'}
        aria-live="polite"
        sx={{ flex: 1, minWidth: 160, overflowWrap: 'anywhere' }}
      >
        {error ? <ValidationError error={error} /> : translate('priceBatches.save.hint')}
      </Typography>
      {unread.length > 0 && (
        <Button onClick={onDrop}>{translate('priceBatches.save.dropUnread')}</Button>
      )}
      <Button type="submit" variant="contained" size="medium" loading={isSubmitting}>
        {translate(saveLabel)}
      </Button>
    </SaveFrame>
  );
};

/** The page of the preview in sight; other terms, or another choice of rows, begin on the first one. */
const usePaging = (terms: string) => {
  const [page, setPage] = useState(0);
  const [flaggedOnly, setFlaggedOnly] = useState(false);
  const [known, setKnown] = useState(terms);
  if (known !== terms) {
    setKnown(terms);
    setPage(0);
  }
  return {
    page,
    onPage: setPage,
    flaggedOnly,
    onFlaggedOnly: (only: boolean) => {
      setFlaggedOnly(only);
      setPage(0);
    },
  };
};

/** The steps watch what they depend on: typing in one of them, or in the preview, does not draw the others again. */
const Steps = memo((which: WhichStepProps) => (
  <Box
    sx={{
      display: 'grid',
      columnGap: 2,
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(3, minmax(0, 1fr))' },
      '& > section': { height: { md: 'calc(100% - 16px)' } },
    }}
  >
    <WhichStep {...which} />
    <FormulaStep />
    <WhenStep />
  </Box>
));

/** Fields whose figures follow rules of their own. */
const FIGURES = ['formula.bps', 'formula.amount', 'formula.change', 'minQuantity'] as const;

/** A figure that may not be is said to be wrong as soon as it is left; what is missing, only when the batch is saved. */
const FiguresChecked = ({ children }: { children: ReactNode }) => {
  const { getValues, trigger } = useFormContext<Draft>();
  const check = () => void trigger(FIGURES.filter((field) => getValues(field) !== null));
  return <Box onBlur={check}>{children}</Box>;
};

const Body = ({ initial, onFigures, saveLabel }: BodyProps) => {
  const { getValues, setValue, clearErrors } = useFormContext<Draft>();
  const onEdit = useCallback(
    () => setValue('edits', getValues('edits') + 1, { shouldDirty: true }),
    [getValues, setValue],
  );
  const { list, replace, dropUnread, ...figures } = useFigures(initial, onEdit);
  const unread = useMemo(() => [...figures.unread.values()], [figures.unread]);
  onFigures(list, unread);
  const draft = useWatch<Draft>() as Draft;
  useSuggestedName(draft);
  const asked = askedOf(draft, list);
  const terms = JSON.stringify({ ...asked, figures: null });
  // What the server refused, it refused of the earlier terms.
  useEffect(() => clearErrors(), [terms, clearErrors]);
  useEffect(() => clearErrors('root'), [unread, clearErrors]);
  const paging = usePaging(terms);
  const answer = usePreview(asked, paging.page, paging.flaggedOnly);
  return (
    <>
      <FieldsUntilLeft leaves>
        <FiguresChecked>
          <Steps figureCount={figures.figures.size} onPasted={replace} />
        </FiguresChecked>
        <Preview missing={missingOf(draft, list)} answer={answer} {...figures} {...paging} />
      </FieldsUntilLeft>
      <SaveLine saveLabel={saveLabel} unread={unread} onDrop={dropUnread} />
    </>
  );
};

/** Checks what was typed as the server does, and sends it. */
const useBatchSave = (figures: readonly OwnFigure[], onSave: WorkbenchProps['onSave']) => {
  /** The latest figures, which are kept outside the form. */
  const typed = useRef<[readonly OwnFigure[], readonly UnreadPrice[]]>([figures, []]);
  const resolver: Resolver = (values) => {
    const { errors } = checked(values as Draft, ...typed.current);
    return errors ? { values: {}, errors: toFormErrors(errors) } : { values, errors: {} };
  };
  const save = async (values: Draft) => {
    const { input, errors } = checked(values, ...typed.current);
    if (errors) return errors;
    try {
      await onSave(input);
      return undefined;
    } catch (error) {
      const refused = ApiError.from(error);
      return refused.errors
        ? placed(refused.errors, values.formula.method)
        : { root: { serverError: refused.key } };
    }
  };
  const onFigures: BodyProps['onFigures'] = (...latest) => {
    typed.current = latest;
  };
  return { resolver, save, onFigures };
};

export const Workbench = ({ draft, figures, saveLabel, onSave }: WorkbenchProps) => {
  const { resolver, save, onFigures } = useBatchSave(figures, onSave);
  return (
    <Box onKeyDown={keepOnEnter}>
      <Form
        defaultValues={draft}
        resolver={resolver}
        onSubmit={(values: object) => save(values as Draft)}
        shouldFocusError={false}
        noValidate
      >
        <AskBeforeLeavingForm leaves />
        <Body initial={figures} onFigures={onFigures} saveLabel={saveLabel} />
      </Form>
    </Box>
  );
};
