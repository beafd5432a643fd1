import { BooleanInput, SelectInput, TextInput } from 'react-admin';
import { BANDS, QUALITIES, RESPONSE_SOURCES } from '#contract/surveys/responses';
import { LANGUAGES, type Localized } from '#shared/localization';
import { MemberInput } from '../../members/shared/members.tsx';
import { useAudienceChoices } from '../../platform/shared/audience/useAudienceChoices.ts';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useDimensions } from '../shared/useSurvey.ts';

const choices = (ids: readonly string[], path: string) =>
  ids.map((id) => ({ id, name: `surveyResponses.${path}.${id}` }));

const SurveyInput = ({ source }: { source: string; alwaysOn?: boolean }) => {
  const toText = useLocalize();
  return (
    <RecordInput
      source={source}
      reference="surveys"
      optionText={({ names }: { names: Localized }) => toText(names)}
    />
  );
};

const DistributionInput = ({ source }: { source: string }) => {
  const toText = useLocalize();
  return (
    <RecordInput
      source={source}
      reference="surveyDistributions"
      optionText={({ names }: { names: Localized }) => toText(names)}
    />
  );
};

const DimensionInput = ({ source, label }: { source: string; label: string }) => {
  const toText = useLocalize();
  const { data = [] } = useDimensions();
  return (
    <SelectInput
      source={source}
      label={label}
      choices={data.map(({ key, names }) => ({ id: key, name: toText(names) }))}
      translateChoice={false}
      helperText={false}
    />
  );
};

const ChannelInput = ({ source }: { source: string }) => {
  const toText = useLocalize();
  const { channels } = useAudienceChoices();
  return (
    <SelectInput
      source={source}
      choices={channels.map(({ key, names }) => ({ id: key, name: toText(names) }))}
      translateChoice={false}
      helperText={false}
    />
  );
};

const label = (field: string) => `resources.surveyResponses.fields.${field}`;

export const FILTERS = [
  <SurveyInput key="surveyId" source="surveyId" alwaysOn />,
  <SelectInput key="band" source="band" choices={choices(BANDS, 'bands')} alwaysOn />,
  <BooleanInput key="hasComment" source="hasComment" />,
  <DimensionInput key="dimensionKey" source="dimensionKey" label={label('dimensionKey')} />,
  <DimensionInput key="topic" source="topic" label={label('topics')} />,
  <TextInput key="tag" source="tag" label={label('tags')} />,
  <ChannelInput key="channel" source="channel" />,
  <DistributionInput key="distributionId" source="distributionId" />,
  <SelectInput key="quality" source="quality" choices={choices(QUALITIES, 'qualities')} />,
  <SelectInput key="source" source="source" choices={choices(RESPONSE_SOURCES, 'sources')} />,
  <SelectInput key="language" source="language" choices={choices(LANGUAGES, 'languages')} />,
  <BooleanInput key="contactWanted" source="contactWanted" />,
  <MemberInput key="memberId" source="memberId" />,
];
