/** What a distribution asks about. */
import { Box } from '@mui/material';
import { required, SelectArrayInput, SelectInput } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { CASE_KINDS } from '#contract/service/stages';
import { TICKET_TYPES } from '#contract/service/tickets';
import { LEVEL_MOVES, SCHEDULES } from '#contract/surveys/distributions';
import type { Localized } from '#shared/localization';
import { useAudienceChoices } from '../../platform/shared/audience/useAudienceChoices.ts';
import { TWO } from '../../ui/form/layout.ts';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';

/** With what each kind begins: the parts of another kind would be refused. */
const FIRST: Readonly<Record<string, object>> = {
  caseResolved: { kind: 'caseResolved', ticketTypes: [], caseKinds: [] },
  delivered: { kind: 'delivered', afterDays: 3 },
  campaign: { kind: 'campaign', campaignId: null },
  activity: { kind: 'activity', activityId: null },
  segment: { kind: 'segment', segmentKey: null, every: 'quarter' },
  levelChange: { kind: 'levelChange', direction: 'up' },
  alertClosed: { kind: 'alertClosed' },
  openLink: { kind: 'openLink' },
};
const choices = (ids: readonly string[], path: string) =>
  ids.map((id) => ({ id, name: `${path}.${id}` }));
const KINDS = choices(Object.keys(FIRST), 'surveyDistributions.triggers');
const EVERY = choices(SCHEDULES, 'surveyDistributions.every');
const MOVES = choices(LEVEL_MOVES, 'surveyDistributions.moves');
const TYPES = choices(TICKET_TYPES, 'tickets.types');
const CASES = choices(CASE_KINDS, 'cases.kinds');

const Segment = () => {
  const toText = useLocalize();
  const segments = useAudienceChoices().segments;
  return (
    <SelectInput
      source="trigger.segmentKey"
      choices={segments.map(({ key, names }) => ({ id: key, name: toText(names) }))}
      translateChoice={false}
      helperText="surveyDistributions.segmentHelp"
    />
  );
};

export const TriggerFields = ({ kind }: { kind: string | undefined }) => {
  const toText = useLocalize();
  const { setValue } = useFormContext();
  const named = ({ names, name }: { names?: Localized; name?: string }) => name ?? toText(names);
  return (
    <Box sx={TWO}>
      <SelectInput
        source="trigger.kind"
        choices={KINDS}
        validate={required()}
        helperText={false}
        onChange={(event) => {
          const chosen: unknown = event.target?.value;
          if (typeof chosen === 'string') setValue('trigger', FIRST[chosen], { shouldDirty: true });
        }}
      />
      {kind === 'caseResolved' && (
        <>
          <SelectArrayInput
            source="trigger.ticketTypes"
            choices={TYPES}
            helperText="surveyDistributions.anyHelp"
          />
          <SelectArrayInput
            source="trigger.caseKinds"
            choices={CASES}
            helperText="surveyDistributions.anyHelp"
          />
        </>
      )}
      {kind === 'delivered' && (
        <WholeInput
          source="trigger.afterDays"
          min={0}
          max={90}
          validate={required()}
          helperText={false}
        />
      )}
      {kind === 'campaign' && (
        <RecordInput
          source="trigger.campaignId"
          reference="campaigns"
          optionText={named}
          validate={required()}
        />
      )}
      {kind === 'activity' && (
        <RecordInput
          source="trigger.activityId"
          reference="memberActivities"
          optionText={named}
          validate={required()}
        />
      )}
      {kind === 'segment' && (
        <>
          <Segment />
          <SelectInput
            source="trigger.every"
            choices={EVERY}
            validate={required()}
            helperText={false}
          />
        </>
      )}
      {kind === 'levelChange' && (
        <SelectInput
          source="trigger.direction"
          choices={MOVES}
          validate={required()}
          helperText={false}
        />
      )}
    </Box>
  );
};
