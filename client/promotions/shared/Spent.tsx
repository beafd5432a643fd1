/** What was spent of a budget; a dash with the reason where it holds what gifts cost and this person does not see costs. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useMoney } from '../../ui/record/money.tsx';
import { UsageBar } from '../../ui/record/UsageBar.tsx';

export const HiddenGiftCosts = () => {
  const translate = useTranslate();
  return (
    <>
      –
      <Typography component="span" variant="caption" color="text.secondary" sx={{ ml: 0.5 }}>
        {translate('effect.withGiftCosts')}
      </Typography>
    </>
  );
};

interface Props {
  /** Null where it is not shown to this person. */
  spent: number | null;
  budget: number | null;
  /** Translated: what the bar is about. */
  label: string;
}

export const Spent = ({ spent, budget, label }: Props) => {
  const money = useMoney();
  if (spent === null) return <HiddenGiftCosts />;
  if (budget === null) return <>{money(spent)}</>;
  return <UsageBar used={spent} limit={budget} say={money} label={label} />;
};
