import {
  Button,
  type ButtonProps,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
} from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { useTranslate } from 'react-admin';

export interface ConfirmButtonProps {
  /** Translation key of the verb; also names the button that does it. */
  label: string;
  /** Translation key or text: the question, with the consequence and its numbers below as `children`. */
  title: string;
  children: ReactNode;
  onConfirm: () => Promise<unknown> | void;
  tone?: 'bad' | 'normal';
  pending?: boolean;
  disabled?: boolean;
  startIcon?: ReactNode;
  variant?: ButtonProps['variant'];
}

/** A verb that cannot be taken back: says what will happen before it does. */
export const ConfirmButton = ({
  label,
  title,
  children,
  onConfirm,
  tone = 'bad',
  pending,
  variant = 'outlined',
  ...rest
}: ConfirmButtonProps) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const titleId = useId();
  const color = tone === 'bad' ? 'error' : 'primary';
  const verb = translate(label, { _: label });
  return (
    <>
      <Button {...rest} variant={variant} color={color} onClick={() => setOpen(true)}>
        {verb}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby={titleId}>
        <DialogTitle id={titleId}>{translate(title, { _: title })}</DialogTitle>
        <DialogContent>{children}</DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>{translate('ra.action.cancel')}</Button>
          <Button
            variant="contained"
            color={color}
            disabled={pending ?? false}
            autoFocus
            onClick={async () => {
              await onConfirm();
              setOpen(false);
            }}
          >
            {verb}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
};
