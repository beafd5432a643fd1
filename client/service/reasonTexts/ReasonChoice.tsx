import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useReasons } from '../../orders/shared/reasons.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';

interface Props {
  label: string;
  value: number | null;
  disabled: boolean;
  onChoose: (reasonId: number | null) => void;
}

/** One of the reasons, or none. */
export const ReasonChoice = ({ label, value, disabled, onChoose }: Props) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { reasons } = useReasons();
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value ?? ''}
      disabled={disabled}
      onChange={({ target }) => onChoose(target.value === '' ? null : Number(target.value))}
      sx={{ minWidth: 220 }}
    >
      <MenuItem value="">{translate('reasonTexts.none')}</MenuItem>
      {reasons.map(({ id, names, parentId }) => (
        <MenuItem key={id} value={id}>
          {parentId === null ? toText(names) : `– ${toText(names)}`}
        </MenuItem>
      ))}
    </TextField>
  );
};
