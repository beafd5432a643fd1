/** Asks which promise is paid by money without goods, or whether it is given beside all of them. */
import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { OpenPromise } from '#contract/service/promises';
import { leftOf, payable } from '#rules/service/promises';
import { useMoney } from '../../../ui/record/money.tsx';
import { BESIDE, type PromiseAnswer } from './answer.ts';

interface Props {
  promises: readonly OpenPromise[];
  value: PromiseAnswer;
  onChange: (answer: PromiseAnswer) => void;
  /** Somebody tried to go on without an answer. */
  isMissing?: boolean;
}

export const PromiseField = ({ promises, value, onChange, isMissing = false }: Props) => {
  const translate = useTranslate();
  const money = useMoney();
  const offered = payable(promises);
  const others = promises.filter((one) => !offered.includes(one));
  const nameOf = (one: OpenPromise) =>
    translate('promises.promise', { amount: money(leftOf(one)), number: one.caseNumber });
  const whyNot = (one: OpenPromise) => {
    const promise = nameOf(one);
    return one.payingCase === null
      ? translate('promises.onlyProposed', { promise })
      : translate('promises.paidByCase', { promise, number: one.payingCase });
  };
  return (
    <TextField
      select
      fullWidth
      required
      sx={{ mt: 2 }}
      label={translate('promises.label')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      error={isMissing}
      helperText={[
        ...(isMissing ? [translate('ra.validation.required')] : []),
        translate('promises.help'),
        ...others.map(whyNot),
      ].join(translate('layout.sentenceSeparator'))}
    >
      {offered.map((one) => (
        <MenuItem key={one.remedyId} value={String(one.remedyId)}>
          {translate('promises.pays', { promise: nameOf(one) })}
        </MenuItem>
      ))}
      <MenuItem value={BESIDE}>{translate('promises.beside')}</MenuItem>
    </TextField>
  );
};
