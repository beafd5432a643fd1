import { Box, Button, Paper, Typography } from '@mui/material';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';
import { SaveButton, useTranslate, useTranslateLabel, ValidationError } from 'react-admin';
import { Gap } from '../record/Gap.tsx';
import { BAR_HEIGHT } from './barHeight.ts';
import { useFocusAfterFailure } from './useFocusAfterFailure.ts';

const NAMED = 5;
/** Between the bar and what has the focus, in px. */
const CLEARANCE = 24;

export interface SaveBarProps {
  resource: string;
  /** A new record has no earlier state to go back to. */
  isNew: boolean;
  /** Further buttons next to Save. */
  children?: ReactNode;
}

/** The foot of a form: stays in sight however long the form is. */
export const SaveFrame = ({ isRaised, children }: { isRaised: boolean; children: ReactNode }) => {
  const frame = useRef<HTMLDivElement>(null);
  // What gets the focus is scrolled clear of the bar, which wraps on a phone.
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const height = frame.current?.offsetHeight ?? 0;
    style.scrollPaddingBottom = `${height + CLEARANCE}px`;
    style.setProperty(BAR_HEIGHT, `${height}px`);
    return () => {
      style.scrollPaddingBottom = '';
      style.removeProperty(BAR_HEIGHT);
    };
  });
  return (
    <Paper
      ref={frame}
      elevation={isRaised ? 4 : 0}
      sx={{
        position: 'sticky',
        bottom: { xs: 0, sm: 12 },
        zIndex: 2,
        display: 'flex',
        displayPrint: 'none',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: 1,
        mb: 2,
        border: 1,
        borderColor: 'divider',
      }}
    >
      {children}
    </Paper>
  );
};

/** Stays at the foot of the form and says what Save would change. */
export const SaveBar = ({ resource, isNew, children }: SaveBarProps) => {
  const translate = useTranslate();
  const translateLabel = useTranslateLabel();
  const { reset } = useFormContext();
  const { dirtyFields, isSubmitting, errors } = useFormState();
  const state = useRef<HTMLParagraphElement>(null);
  // A button that is disabled under the keyboard would send it back to the top of the page.
  useLayoutEffect(() => {
    const { activeElement } = document;
    const isOurs = state.current?.parentElement?.contains(activeElement);
    if (isOurs && activeElement instanceof HTMLButtonElement && activeElement.disabled)
      state.current?.focus();
  });
  useFocusAfterFailure(state);
  // A field with fields of its own has its name under `_`.
  const nameOf = (source: string) =>
    translate(`resources.${resource}.fields.${source}._`, {
      _: String(translateLabel({ resource, source })),
    });
  /** Why the last attempt failed as a whole: said until the next one, as its notice is soon gone. */
  const why = errors.root?.serverError?.message;
  const changed = Object.keys(dirtyFields);
  const names = changed.slice(0, NAMED).map(nameOf);
  if (changed.length > NAMED) names.push(`+${changed.length - NAMED}`);
  return (
    <SaveFrame isRaised={changed.length > 0}>
      <Typography
        ref={state}
        tabIndex={-1}
        aria-live="polite"
        sx={{ flex: 1, minWidth: 160 }}
        color={changed.length > 0 ? 'text.primary' : 'text.secondary'}
      >
        {changed.length > 0
          ? translate('ui.form.unsaved', { fields: names.join(translate('layout.listSeparator')) })
          : translate('ui.form.saved')}
        {why !== undefined && changed.length > 0 && (
          <Box component="span" sx={{ display: 'block', color: 'error.main' }}>
            {translate('ui.form.notSaved')}
            <Gap />
            <ValidationError error={why} />
          </Box>
        )}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {children}
        {!isNew && (
          <Button disabled={changed.length === 0 || isSubmitting} onClick={() => reset()}>
            {translate('ui.form.discard')}
          </Button>
        )}
        <SaveButton alwaysEnable={isNew && !isSubmitting} variant="contained" />
      </Box>
    </SaveFrame>
  );
};
