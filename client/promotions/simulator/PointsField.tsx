/** How many points the member wants to spend, as people type numbers. */
import { useState } from 'react';
import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { readCount, valueOrNaN } from '#shared/numbers';

interface Props {
  points: number | null;
  onChange: (points: number | null) => void;
}

/** The text that is typed stays as it is; what is no number yet changes nothing. */
export const PointsField = ({ points, onChange }: Props) => {
  const translate = useTranslate();
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null || typed.trim() === '' ? null : valueOrNaN(readCount(typed));
  const isWrong = read !== null && !(Number.isInteger(read) && read >= 0);
  return (
    <TextField
      fullWidth
      label={translate('simulator.points')}
      value={typed ?? points ?? ''}
      onChange={({ target }) => {
        setTyped(target.value);
        const next = target.value.trim() === '' ? null : valueOrNaN(readCount(target.value));
        if (next === null || (Number.isInteger(next) && next >= 0)) onChange(next);
      }}
      onBlur={() => !isWrong && setTyped(null)}
      error={isWrong}
      helperText={translate(isWrong ? 'errors.whole' : 'simulator.pointsHelp')}
      slotProps={{ htmlInput: { inputMode: 'numeric' } }}
    />
  );
};
