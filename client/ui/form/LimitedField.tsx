/** A text of so many characters at most: what is longer can be typed and pasted, and is said to be too long instead of being cut. */
import { TextField, type TextFieldProps } from '@mui/material';
import { useTranslate } from 'react-admin';

export type LimitedFieldProps = TextFieldProps & { max: number };

export const LimitedField = ({ max, error, helperText, ...props }: LimitedFieldProps) => {
  const translate = useTranslate();
  const isTooLong = typeof props.value === 'string' && props.value.trim().length > max;
  return (
    <TextField
      {...props}
      error={error === true || isTooLong}
      helperText={isTooLong ? translate('ra.validation.maxLength', { max }) : helperText}
    />
  );
};
