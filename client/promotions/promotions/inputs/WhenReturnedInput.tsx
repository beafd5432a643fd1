/** What becomes of the discount when goods come back; asked only where that matters. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { type Terms, WHEN_RETURNED } from '#contract/promotions/promotions';
import { dependsOnOtherGoods } from '#rules/promotions/terms';
import { ChoiceInput } from '../../../ui/form/ChoiceInput.tsx';

const WORDS = 'promotions.wizard.returns';
const choices = WHEN_RETURNED.map((id) => ({ id, name: `${WORDS}.${id}` }));

export const WhenReturnedInput = () => {
  const translate = useTranslate();
  const terms = useWatch({ name: 'terms' }) as Terms;
  // A choice that was made stays in sight, so that it can be changed.
  if (!dependsOnOtherGoods(terms) && terms.whenReturned === 'keep') return null;
  return (
    <>
      <Typography variant="subtitle2" component="h3" sx={{ mt: 1 }}>
        {translate(`${WORDS}.label`)}
      </Typography>
      <ChoiceInput source="terms.whenReturned" label={`${WORDS}.label`} choices={choices} />
    </>
  );
};
