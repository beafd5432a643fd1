/** A day or a time of day, which people type part by part. */
import { TextField, type TextFieldProps } from '@mui/material';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { isDay } from '#shared/days';

/** While a year is typed, it is one of the first centuries. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '9999-12-31';

export interface PartsFieldProps extends Omit<TextFieldProps, 'type' | 'value' | 'onChange'> {
  type: 'date' | 'time';
  /** `YYYY-MM-DD` or `HH:mm`; '' when empty. */
  value: string;
  /** Gets what is whole: a day or time that exists, or '' once the field was emptied. */
  onChange: (text: string) => void;
  /** A typed day is reported when the field is left or Enter is pressed, for what is loaded anew with each. */
  whenLeft?: boolean;
}

/** A year of two digits is one of this century: 26 is 2026. */
const withCentury = (day: string) => day.replace(/^00(?=\d\d-)/, '20');

/** The form of a field that is half typed is not sent. */
const useGuard = (input: React.RefObject<HTMLInputElement | null>, refuse: () => boolean) => {
  const guard = useRef(refuse);
  useLayoutEffect(() => void (guard.current = refuse));
  useEffect(() => {
    const form = input.current?.form;
    const onSubmit = (event: Event) => {
      if (!guard.current()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    form?.addEventListener('submit', onSubmit);
    return () => form?.removeEventListener('submit', onSubmit);
  }, [input]);
};

export const PartsField = ({
  type,
  value,
  onChange,
  whenLeft = false,
  error,
  helperText,
  slotProps,
  ...props
}: PartsFieldProps) => {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const isTyping = useRef(false);
  const isHalf = useRef(false);
  const [isIncomplete, setIncomplete] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  // The browser would lose the parts typed so far if a value were set: nothing is while the field has the focus.
  const reported = useRef(value);
  useLayoutEffect(() => {
    if (hasFocus || value === reported.current) return;
    reported.current = value;
    isHalf.current = false;
    if (input.current) input.current.value = value;
    setIncomplete(false);
  }, [value, hasFocus]);
  useGuard(input, () => {
    if (!isHalf.current) return false;
    setIncomplete(true);
    input.current?.focus();
    return true;
  });

  const read = (field: HTMLInputElement, hasLeft: boolean) => {
    const text = type === 'date' && hasLeft ? withCentury(field.value) : field.value;
    const isWhole = type === 'time' || text === '' || (isDay(text) && text >= FIRST_DAY);
    isHalf.current = field.validity.badInput || !isWhole;
    if (isHalf.current) {
      if (hasLeft) setIncomplete(true);
      return;
    }
    setIncomplete(false);
    if (text !== field.value) field.value = text;
    if (text === reported.current) return;
    reported.current = text;
    onChange(text);
  };

  return (
    <TextField
      {...props}
      inputRef={input}
      type={type}
      defaultValue={value}
      onChange={({ target }) => {
        if (!(whenLeft && isTyping.current)) read(target as HTMLInputElement, false);
      }}
      onKeyDown={({ key, target }) => {
        isTyping.current = true;
        if (key === 'Enter') read(target as HTMLInputElement, true);
      }}
      onPointerDown={() => void (isTyping.current = false)}
      onFocus={() => setFocus(true)}
      onBlur={({ target }) => {
        read(target as HTMLInputElement, true);
        setFocus(false);
      }}
      error={error === true || isIncomplete}
      helperText={isIncomplete ? translate(`ui.form.incomplete.${type}`) : helperText}
      slotProps={{
        ...slotProps,
        inputLabel: { shrink: true },
        ...(type === 'date' && { htmlInput: { max: LAST_DAY } }),
      }}
    />
  );
};
