/** What a distribution asks about in words: whom, after what, and how often. */
import { useTranslate } from 'react-admin';
import type { Distribution, Trigger } from '#contract/surveys/distributions';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { RecordNames } from '../../platform/shared/fields/RecordNames.tsx';
import { type Fact, Facts } from '../../ui/record/Facts.tsx';

const label = (field: string) => `resources.surveyDistributions.fields.trigger.${field}`;

/** `trigger => facts`: its kind, and every part that kind has. */
export const useTriggerFacts = () => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  const listed = (values: readonly string[], path: string) =>
    values.map((value) => translate(`${path}.${value}`)).join(translate('layout.listSeparator')) ||
    translate('audiences.any');
  const partsOf = (trigger: Trigger): Fact[] => {
    switch (trigger.kind) {
      case 'caseResolved':
        return [
          { label: label('ticketTypes'), value: listed(trigger.ticketTypes, 'tickets.types') },
          { label: label('caseKinds'), value: listed(trigger.caseKinds, 'cases.kinds') },
        ];
      case 'delivered':
        return [{ label: label('afterDays'), value: trigger.afterDays }];
      case 'campaign':
        return [
          {
            label: label('campaignId'),
            value: <RecordNames resource="campaigns" ids={[trigger.campaignId]} />,
          },
        ];
      case 'activity':
        return [
          {
            label: label('activityId'),
            value: <RecordNames resource="memberActivities" ids={[trigger.activityId]} />,
          },
        ];
      case 'segment':
        return [
          {
            label: label('segmentKey'),
            value:
              trigger.segmentKey === null
                ? translate('pointRewards.everybody')
                : nameOf('segments', trigger.segmentKey),
          },
          {
            label: label('every'),
            value: translate(`surveyDistributions.every.${trigger.every}`),
          },
        ];
      case 'levelChange':
        return [
          {
            label: label('direction'),
            value: translate(`surveyDistributions.moves.${trigger.direction}`),
          },
        ];
      default:
        return [];
    }
  };
  return (trigger: Trigger): Fact[] => [
    { label: label('kind'), value: translate(`surveyDistributions.triggers.${trigger.kind}`) },
    ...partsOf(trigger),
  ];
};

/** For whoever decides on its start. */
export const TriggerFacts = ({ distribution }: { distribution: Pick<Distribution, 'trigger'> }) => (
  <Facts facts={useTriggerFacts()(distribution.trigger)} />
);
