import { Box } from '@mui/material';
import { BooleanInput, required, SelectInput, useRecordContext } from 'react-admin';
import { RESPONSIBILITIES } from '#contract/orders/responsibilities';
import { DISPOSITIONS, type ReturnReason } from '#contract/orders/returnReasons';
import { CodeInput } from '../../ui/form/CodeInput.tsx';
import { TWO } from '../../ui/form/layout.ts';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ReasonInput } from '../shared/reasons.tsx';
import { WordsInput } from './WordsInput.tsx';

const parties = RESPONSIBILITIES.map((id) => ({
  id,
  name: `returnReasons.responsibilities.${id}`,
}));
const dispositions = DISPOSITIONS.map((id) => ({ id, name: `returnReasons.dispositions.${id}` }));

/** `isFixed`: the code of a stored reason stays, because the shop and files name it. */
export const ReasonFields = ({ isFixed = false }: { isFixed?: boolean }) => {
  const reason = useRecordContext<ReturnReason>();
  return (
    <Section help="returnReasons.help">
      <LocalizedInput source="names" validate={required()} />
      <Box sx={TWO}>
        <CodeInput source="code" validate={required()} readOnly={isFixed} helperText={false} />
        <ReasonInput source="parentId" topsBeside={reason?.id ?? null} />
        <SelectInput
          source="responsibility"
          choices={parties}
          validate={required()}
          helperText={false}
        />
        <SelectInput
          source="disposition"
          choices={dispositions}
          validate={required()}
          helperText={false}
        />
        <BooleanInput source="needsPhoto" helperText={false} />
        <BooleanInput source="isOffered" helperText={false} />
        <WholeInput source="position" helperText={false} />
      </Box>
      <WordsInput />
    </Section>
  );
};
