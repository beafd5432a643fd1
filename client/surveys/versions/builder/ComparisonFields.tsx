/** What an answer is compared with: the inputs depend on the question that is compared. */
import { SelectArrayInput, SelectInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { type Operator, type Question, SCALES } from '#contract/surveys/definitions';
import { needsOptions, needsValue, operatorsFor } from '#rules/surveys/definitionIssues';
import { WholeInput } from '../../../ui/form/WholeInput.tsx';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { label } from '../label.ts';

export const ComparisonFields = ({ source, about }: { source: string; about: Question }) => {
  const toText = useLocalize();
  const operator = useWatch({ name: `${source}.operator` }) as Operator | undefined;
  const at = (field: string) => ({ source: `${source}.${field}`, label: label(field) });
  const scale = about.type in SCALES ? SCALES[about.type as keyof typeof SCALES] : null;
  return (
    <>
      {about.type === 'matrix' && (
        <SelectInput
          {...at('rowKey')}
          choices={about.rows.map(({ key, texts }) => ({ id: key, name: toText(texts) || key }))}
          translateChoice={false}
          helperText={false}
        />
      )}
      <SelectInput
        {...at('operator')}
        choices={operatorsFor(about.type).map((id) => ({
          id,
          name: `surveyVersions.operators.${id}`,
        }))}
        helperText={false}
      />
      {operator && needsValue(operator) && scale && (
        <WholeInput {...at('value')} min={scale.min} max={scale.max} helperText={false} />
      )}
      {operator && needsOptions(operator) && about.type === 'choice' && (
        <SelectArrayInput
          {...at('optionIds')}
          choices={about.options.map(({ id, texts }) => ({ id, name: toText(texts) || id }))}
          translateChoice={false}
          helperText={false}
        />
      )}
    </>
  );
};
