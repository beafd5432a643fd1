import { AutocompleteInput, BooleanInput, ReferenceInput, required } from 'react-admin';
import type { RootCause } from '#contract/service/rootCauses';
import { CodeInput } from '../../ui/form/CodeInput.tsx';
import { LocalizedInput, useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';

export const RootCauseFields = ({ isStored = false }: { isStored?: boolean }) => {
  const toText = useLocalize();
  const nameOf = ({ names }: RootCause) => toText(names);
  return (
    <Section help="rootCauses.help">
      <LocalizedInput source="names" validate={required()} />
      <CodeInput source="code" validate={required()} helperText="rootCauses.codeHelp" />
      <ReferenceInput source="parentId" reference="rootCauses">
        <AutocompleteInput optionText={nameOf} helperText={false} />
      </ReferenceInput>
      <BooleanInput source="isInternal" helperText="rootCauses.internalHelp" />
      {isStored && <BooleanInput source="isArchived" helperText={false} />}
    </Section>
  );
};
