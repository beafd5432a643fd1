import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

interface PasswordFieldProps {
  value: string;
  onChange: (password: string) => void;
  autoFocus?: boolean;
}

/** The password of an account that somebody logs in to. */
export const PasswordField = ({ value, onChange, autoFocus = false }: PasswordFieldProps) => {
  const translate = useTranslate();
  return (
    <TextField
      fullWidth
      required
      autoFocus={autoFocus}
      type="password"
      name="password"
      autoComplete="current-password"
      label={translate('ra.auth.password')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
};
