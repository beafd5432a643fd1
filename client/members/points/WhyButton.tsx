/** Explains an entry in a drawer: its rule in words, what it computed, its lot, and from which lots its points came. */
import { Box, Typography } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { PointEntry } from '#contract/members/points';
import type { EntryPart, ExplainedEntry } from '#contract/members/points/explained';
import { Facts } from '../../ui/record/Facts.tsx';
import { usePersonName } from '../../platform/shared/PersonName.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Arithmetic } from '../shared/Arithmetic.tsx';
import { CauseLink } from '../shared/CauseLink.tsx';
import { recordLabel } from '../shared/recordLabel.ts';
import { RuleText } from '../shared/RuleText.tsx';
import { usePointWords } from '../shared/usePointWords.ts';
import { WhyDrawer } from '../shared/WhyDrawer.tsx';

const Part = ({ part: { kind, points, lot, owedBy } }: { part: EntryPart }) => {
  const translate = useTranslate();
  const words = usePointWords();
  const part = translate('points.partOf', {
    points: words.count(points),
    all: words.count(lot?.points ?? points),
  });
  const text = translate(`points.parts.${owedBy ? 'repayOther' : kind}`, { points: part });
  return (
    <Box component="li" sx={{ mb: 0.75 }}>
      {lot ? text : translate('points.parts.arrears', { points: words.count(points) })}
      {lot && (
        <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          <CauseLink entry={lot} />
          {translate('layout.partSeparator')}
          {[words.day(lot.day), words.lastDay(lot.expiresAt)].join(
            translate('layout.partSeparator'),
          )}
        </Typography>
      )}
      {owedBy && (
        <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          {translate('points.owedBy')}{' '}
          <RecordLink resource="members" id={owedBy.id}>
            {recordLabel(owedBy)}
          </RecordLink>
        </Typography>
      )}
    </Box>
  );
};

const useEntryFacts = (entry: ExplainedEntry) => {
  const translate = useTranslate();
  const words = usePointWords();
  const toName = usePersonName();
  const { lot, desired, points, programmeNumber, reason } = entry;
  const label = (field: string) => `resources.pointEntries.fields.${field}`;
  return [
    { label: label('number'), value: words.count(entry.number) },
    { label: label('points'), value: words.signed(points) },
    ...(desired !== null && desired !== points
      ? [{ label: label('desired'), value: words.count(desired) }]
      : []),
    { label: 'points.aboutWhat', value: <CauseLink entry={entry} /> },
    ...(programmeNumber === null
      ? []
      : [{ label: label('programmeNumber'), value: `v${programmeNumber}` }]),
    { label: label('occurredAt'), value: <Instant at={entry.occurredAt} /> },
    { label: label('recordedAt'), value: <Instant at={entry.recordedAt} /> },
    { label: label('actorName'), value: toName(entry.actorName) },
    ...(reason === null ? [] : [{ label: 'ui.reason', value: reason }]),
    ...(lot
      ? [
          {
            label: 'points.usable',
            value:
              lot.availableAt === null
                ? translate('points.afterDelivery')
                : words.dayOfInstant(lot.availableAt),
          },
          { label: 'points.validity', value: words.lastDay(lot.expiresAt) },
          { label: 'points.left', value: words.count(lot.remaining) },
        ]
      : []),
  ];
};

const Explained = ({ entry }: { entry: ExplainedEntry }) => {
  const translate = useTranslate();
  const { detail, ruleKey, programmeNumber, parts } = entry;
  return (
    <>
      <Facts facts={useEntryFacts(entry)} />
      {ruleKey !== '' && programmeNumber !== null && (
        <RuleText number={programmeNumber} ruleKey={ruleKey} />
      )}
      {detail && <Arithmetic detail={detail} />}
      {parts.length > 0 && (
        <>
          <Typography variant="h3" sx={{ mt: 2, mb: 1 }}>
            {translate('points.partsTitle')}
          </Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {parts.map((part, index) => (
              // The parts of an entry never change.
              <Part key={index} part={part} />
            ))}
          </Box>
        </>
      )}
    </>
  );
};

const Explanation = ({ id }: { id: number }) => {
  const { data: entry } = useGetOne<ExplainedEntry>('pointEntries', { id });
  // The row of the list is there first; it has no explanation.
  return entry?.parts ? <Explained entry={entry} /> : null;
};

export const WhyButton = ({ entry }: { entry: PointEntry }) => {
  const words = usePointWords();
  return (
    <WhyDrawer title={`${words.type(entry)} ${words.signed(entry.points)}`}>
      {() => <Explanation id={entry.id} />}
    </WhyDrawer>
  );
};
