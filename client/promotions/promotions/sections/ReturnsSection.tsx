/** 5. What becomes of the discount when goods come back; asked only where that matters. */
import { useWatch } from 'react-hook-form';
import { type Terms, WHEN_RETURNED } from '#contract/promotions/promotions';
import { dependsOnOtherGoods } from '#rules/promotions/terms';
import { Section } from '../../../ui/record/Section.tsx';
import { ChoiceInput } from '../inputs/ChoiceInput.tsx';

const WORDS = 'promotions.wizard.returns';
const choices = WHEN_RETURNED.map((id) => ({ id, name: `${WORDS}.${id}` }));

export const ReturnsSection = () => {
  const terms = useWatch({ name: 'terms' }) as Terms;
  // A choice that was made stays in sight, so that it can be changed.
  if (!dependsOnOtherGoods(terms) && terms.whenReturned === 'keep') return null;
  return (
    <Section title={`${WORDS}.label`}>
      <ChoiceInput source="terms.whenReturned" label={`${WORDS}.label`} choices={choices} />
    </Section>
  );
};
