/** The frame of inputs that hold a whole number and show it in another unit: money, percent. */
import { InputAdornment, TextField, type TextFieldProps } from '@mui/material';
import { type ReactNode, useState } from 'react';
import {
  FieldTitle,
  InputHelperText,
  useInput,
  useResourceContext,
  type Validator,
} from 'react-admin';
import type { Wrong } from './wrongOf.ts';

export interface NumericInputProps {
  source: string;
  label?: string | false;
  helperText?: ReactNode;
  validate?: Validator | Validator[];
  /** Not disabled: the value of a disabled input would not be sent. */
  readOnly?: boolean;
  fullWidth?: boolean;
  sx?: TextFieldProps['sx'];
}

interface Unit {
  /** Written behind the figure; '' for none. */
  unit: string;
  /** What the form holds, as people type it. */
  format: (value: number) => string;
  /** What was typed → what the form holds: null for nothing, NaN for what is no number of this kind. */
  parse: (text: string) => number | null;
  /** What is said of NaN for what was typed, where the contract would only ask for a number. */
  wrong?: (typed: string) => Wrong;
}

const UNREADABLE = 'ra.validation.number';
const identity = (value: unknown) => value;
/** Also where no contract checks it, as in the filters of a list. */
const isReadable: Validator = (value: unknown) => (Number.isNaN(value) ? UNREADABLE : undefined);

/** Shows what is being typed until it is left; the form holds the number meanwhile, null when empty. */
export const NumericInput = ({
  source,
  label,
  helperText,
  validate,
  unit,
  format,
  parse,
  wrong,
  readOnly = false,
  ...rest
}: NumericInputProps & Unit) => {
  const resource = useResourceContext();
  const { field, fieldState, id, isRequired } = useInput({
    source,
    validate: [...(validate ? [validate].flat() : []), isReadable],
    format: identity,
    parse: identity,
    defaultValue: null,
  });
  const [typing, setTyping] = useState<string>();
  const [isLeft, setLeft] = useState(false);
  const isWrong = Number.isNaN(field.value as number);
  // Another value has come since: the form was reset, or the record read again.
  const isTyped = typing !== undefined && Object.is(parse(typing), field.value ?? null);
  const unreadable = isWrong && isTyped ? wrong?.(typing) || UNREADABLE : undefined;
  const reason = unreadable ?? fieldState.error?.message;
  // What cannot be read is said as soon as it is left; the form itself checks when it is saved.
  const isRefused = fieldState.invalid || (isLeft && unreadable !== undefined);
  const shown =
    typeof field.value === 'number' && !Number.isNaN(field.value) ? format(field.value) : '';
  return (
    <TextField
      {...rest}
      id={id}
      name={field.name}
      inputRef={field.ref}
      value={isTyped ? typing : shown}
      onChange={({ target }) => {
        setLeft(false);
        setTyping(target.value);
        field.onChange(parse(target.value));
      }}
      onBlur={() => {
        if (!isWrong) setTyping(undefined);
        setLeft(true);
        field.onBlur();
      }}
      label={
        label === false ? undefined : (
          <FieldTitle label={label} source={source} resource={resource} isRequired={isRequired} />
        )
      }
      error={isRefused}
      helperText={
        isRefused || helperText ? (
          <InputHelperText error={isRefused ? reason : undefined} helperText={helperText} />
        ) : undefined
      }
      slotProps={{
        htmlInput: {
          inputMode: 'decimal',
          readOnly,
          ...(label === false && { 'aria-label': source }),
        },
        ...(unit !== '' && {
          input: { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> },
        }),
      }}
    />
  );
};
