/** What is to change, who does and checks it, what it is about, and by what it is verified. */
import { Box } from '@mui/material';
import {
  DateInput,
  required,
  SelectInput,
  TextInput,
  useCanAccess,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ACTION_TYPES, type CorrectiveAction } from '#contract/surveys/correctiveActions';
import { type FixedField, isFixed } from '#rules/surveys/correctiveActions';
import type { Localized } from '#shared/localization';
import { TWO } from '../../ui/form/layout.ts';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useDimensions } from '../shared/useSurvey.ts';
import { readMeasure, writeMeasure } from './measureText.ts';
import { useMeasureOptions, usePeople } from './useActionApi.ts';

const TYPES = ACTION_TYPES.map((id) => ({ id, name: `correctiveActions.types.${id}` }));
const orNull = (text: string) => text || null;

/** Props of an input: with this help, or locked with the reason, by the rule that the server asks. */
const useLock = () => {
  const { stage } = useRecordContext<Partial<CorrectiveAction>>() ?? {};
  return (field: FixedField, helperText: string | false = false) =>
    stage !== undefined && isFixed(stage, field)
      ? { readOnly: true, helperText: 'correctiveActions.errors.fixed' }
      : { readOnly: false, helperText };
};

const PeopleFields = () => {
  const lock = useLock();
  const people = usePeople();
  const ownerId = useWatch({ name: 'ownerId' }) as string | null | undefined;
  return (
    <Section title="correctiveActions.sections.people" help="correctiveActions.peopleHelp">
      <Box sx={TWO}>
        <SelectInput
          source="ownerId"
          choices={people}
          translateChoice={false}
          parse={orNull}
          {...lock('ownerId')}
        />
        <SelectInput
          source="verifierId"
          choices={people.filter(({ id }) => id !== ownerId)}
          translateChoice={false}
          parse={orNull}
          helperText="correctiveActions.verifierHelp"
        />
        <DateInput source="dueOn" parse={orNull} helperText={false} />
      </Box>
    </Section>
  );
};

const AboutFields = () => {
  const lock = useLock();
  const toText = useLocalize();
  const { data: dimensions = [] } = useDimensions();
  const nameOf = ({ names }: { names: Localized }) => toText(names);
  const { canAccess: readsCauses } = useCanAccess({ resource: 'rootCauses', action: 'list' });
  return (
    <Section title="correctiveActions.sections.about" help="correctiveActions.aboutHelp">
      <Box sx={TWO}>
        {readsCauses === true && (
          <RecordInput
            source="rootCauseId"
            reference="rootCauses"
            optionText={nameOf}
            {...lock('rootCauseId')}
          />
        )}
        <SelectInput
          source="dimensionKey"
          choices={dimensions.map(({ key, names }) => ({ id: key, name: toText(names) }))}
          translateChoice={false}
          parse={orNull}
          {...lock('dimensionKey')}
        />
        <RecordInput
          source="categoryId"
          reference="categories"
          optionText={nameOf}
          {...lock('categoryId')}
        />
        <TextInput source="channel" parse={orNull} {...lock('channel')} />
      </Box>
    </Section>
  );
};

const MeasureFields = () => {
  const lock = useLock();
  const translate = useTranslate();
  const toText = useLocalize();
  const surveyId = useWatch({ name: 'surveyId' }) as number | null | undefined;
  const options = useMeasureOptions(surveyId);
  return (
    <Section title="correctiveActions.sections.measure" help="correctiveActions.measureHelp">
      <Box sx={TWO}>
        <RecordInput
          source="surveyId"
          reference="surveys"
          validate={required()}
          optionText={({ names }: { names: Localized }) => toText(names)}
          {...lock('surveyId')}
        />
        <SelectInput
          source="measure"
          choices={options.map((option) => ({
            id: writeMeasure(option),
            name: translate('correctiveActions.measureOf', {
              kind: translate(`correctiveActions.measureKinds.${option.kind}`),
              name: toText(option.names),
            }),
          }))}
          translateChoice={false}
          format={writeMeasure}
          parse={readMeasure}
          validate={required()}
          {...lock('measure', surveyId ? false : 'correctiveActions.chooseMeasure')}
        />
        <WholeInput
          source="windowDays"
          min={7}
          max={90}
          validate={required()}
          {...lock('windowDays', 'correctiveActions.windowHelp')}
        />
      </Box>
    </Section>
  );
};

export const CorrectiveActionFields = () => (
  <>
    <Section help="correctiveActions.help">
      <TextInput source="title" validate={required()} helperText={false} />
      <TextInput
        source="plan"
        multiline
        minRows={3}
        parse={orNull}
        helperText="correctiveActions.planHelp"
      />
      <SelectInput source="type" choices={TYPES} parse={orNull} helperText={false} />
    </Section>
    <PeopleFields />
    <AboutFields />
    <MeasureFields />
  </>
);
