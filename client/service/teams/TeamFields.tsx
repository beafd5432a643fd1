import { required, SelectArrayInput, SelectInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useAgents } from '../shared/useAgents.ts';

export const TeamFields = () => {
  const agents = useAgents();
  const memberIds = (useWatch({ name: 'memberIds' }) as string[] | null) ?? [];
  return (
    <Section help="teams.help">
      <LocalizedInput source="names" validate={required()} />
      <SelectArrayInput
        source="memberIds"
        choices={agents}
        translateChoice={false}
        helperText="teams.membersHelp"
      />
      <SelectInput
        source="leadId"
        choices={agents.filter(({ id }) => memberIds.includes(id))}
        translateChoice={false}
        helperText="teams.leadHelp"
      />
    </Section>
  );
};
