import { useTranslate } from 'react-admin';
import { LimitedField } from '../../../ui/form/LimitedField.tsx';

const MAX_LENGTH = 500;

/** Why, or what the customer said on the phone. */
export const ReasonField = ({
  value,
  onChange,
  isRequired,
  help,
  error,
}: {
  value: string;
  onChange: (value: string) => void;
  isRequired: boolean;
  /** Translated. */
  help?: string | undefined;
  /** What is wrong with it, as a translation key. */
  error?: string | undefined;
}) => {
  const translate = useTranslate();
  return (
    <LimitedField
      fullWidth
      multiline
      minRows={2}
      required={isRequired}
      error={error !== undefined}
      helperText={error === undefined ? help : translate(error)}
      label={translate('cases.reason')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      max={MAX_LENGTH}
    />
  );
};
