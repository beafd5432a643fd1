/** A button whose dialog asks for something, makes it, and shows once what is never shown again. */
import { Button, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { Form, SaveButton, useDataProvider, useTranslate } from 'react-admin';
import type { ZodType } from 'zod';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { resolverOf } from '../form/resolver.ts';
import type { RecordValues } from '../record/leaves.ts';
import { SecretDialog, type ShownOnce } from './SecretDialog.tsx';
import { useNotifyError } from './useAct.ts';
import { CancelButton, FormBusy } from './WorkDialog.tsx';

/** What is made is new, also on the page of another record, whose values would else be sent. */
const NEW = {};

interface MakeFormProps<Made> {
  resource: string;
  /** The form is sent there with POST. */
  path: string;
  contract: ZodType;
  defaultValues?: RecordValues;
  /** Translation keys. */
  title: string;
  submit: string;
  children: ReactNode;
  onMade: (made: Made) => void;
}

const MakeForm = <Made,>({
  titleId,
  resource,
  path,
  contract,
  defaultValues,
  title,
  submit,
  children,
  onMade,
}: MakeFormProps<Made> & { titleId: string }) => {
  const translate = useTranslate();
  const notifyError = useNotifyError();
  const api = useDataProvider<Api>();
  const send = async (values: unknown) => {
    try {
      onMade((await api.call<Made>('POST', path, values)).data);
      return undefined;
    } catch (error) {
      const { errors } = ApiError.from(error);
      if (!errors) notifyError(error);
      return errors;
    }
  };
  return (
    <Form
      record={NEW}
      resource={resource}
      resolver={resolverOf(contract)}
      {...(defaultValues && { defaultValues })}
      onSubmit={send}
      noValidate
    >
      <FormBusy />
      <DialogTitle id={titleId}>{translate(title)}</DialogTitle>
      <DialogContent>{children}</DialogContent>
      <DialogActions>
        <CancelButton />
        <SaveButton label={submit} icon={<></>} alwaysEnable />
      </DialogActions>
    </Form>
  );
};

export interface MakeSecretButtonProps<Made> extends Omit<MakeFormProps<Made>, 'onMade'> {
  /** Of the button: a translation key. */
  label: string;
  icon: ReactNode;
  toShown: (made: Made) => ShownOnce;
  onMade?: () => void;
  onClose?: () => void;
}

export const MakeSecretButton = <Made,>({
  label,
  icon,
  toShown,
  onMade,
  onClose,
  ...form
}: MakeSecretButtonProps<Made>) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Made>();
  const close = () => {
    setOpen(false);
    setMade(undefined);
    onClose?.();
  };
  const show = (one: Made) => {
    setMade(one);
    onMade?.();
  };
  return (
    <>
      <Button variant="contained" startIcon={icon} onClick={() => setOpen(true)}>
        {translate(label)}
      </Button>
      <SecretDialog
        open={open}
        shown={made === undefined ? undefined : toShown(made)}
        onClose={close}
      >
        {(titleId) => <MakeForm {...form} titleId={titleId} onMade={show} />}
      </SecretDialog>
    </>
  );
};
