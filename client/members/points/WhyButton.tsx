/** Explains an entry in a drawer: what its rule computed, its lot, and from which lots its points came. */
import { Box, Button, Drawer, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import type { EntryPart, ExplainedEntry, PointEntry } from '#contract/members/points';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Arithmetic } from './Arithmetic.tsx';
import { usePointWords } from '../shared/usePointWords.ts';

const Part = ({ part: { kind, points, lot } }: { part: EntryPart }) => {
  const translate = useTranslate();
  const words = usePointWords();
  const text = translate(`points.parts.${kind}`, { points: words.count(points) });
  return (
    <Box component="li" sx={{ mb: 0.75 }}>
      {lot ? text : translate('points.parts.arrears', { points: words.count(points) })}
      {lot && (
        <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          {[words.about(lot), words.day(lot.day), words.lastDay(lot.expiresAt)].join(
            translate('layout.partSeparator'),
          )}
        </Typography>
      )}
    </Box>
  );
};

const Explanation = ({ id }: { id: number }) => {
  const translate = useTranslate();
  const words = usePointWords();
  const { data: entry } = useGetOne<ExplainedEntry>('pointEntries', { id });
  // The row of the list is there first; it has no explanation.
  if (!entry?.parts) return null;
  const { lot, detail, desired, points, programmeNumber, reason, parts } = entry;
  return (
    <>
      <Facts
        facts={[
          { label: 'resources.pointEntries.fields.points', value: words.signed(points) },
          ...(desired !== null && desired !== points
            ? [{ label: 'resources.pointEntries.fields.desired', value: words.count(desired) }]
            : []),
          { label: 'points.aboutWhat', value: words.about(entry) },
          ...(programmeNumber === null
            ? []
            : [
                {
                  label: 'resources.pointEntries.fields.programmeNumber',
                  value: `v${programmeNumber}`,
                },
              ]),
          {
            label: 'resources.pointEntries.fields.occurredAt',
            value: <Instant at={entry.occurredAt} />,
          },
          {
            label: 'resources.pointEntries.fields.recordedAt',
            value: <Instant at={entry.recordedAt} />,
          },
          { label: 'resources.pointEntries.fields.actorName', value: entry.actorName },
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
        ]}
      />
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
      {detail && <Arithmetic detail={detail} />}
    </>
  );
};

export const WhyButton = ({ entry }: { entry: PointEntry }) => {
  const translate = useTranslate();
  const words = usePointWords();
  const titleId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const title = `${words.type(entry)} ${words.signed(entry.points)}`;
  return (
    <>
      <Button
        size="small"
        onClick={() => setIsOpen(true)}
        aria-label={translate('points.whyOf', { entry: title })}
      >
        {translate('points.why')}
      </Button>
      <Drawer
        anchor="right"
        open={isOpen}
        onClose={() => setIsOpen(false)}
        slotProps={{ paper: { role: 'dialog', 'aria-labelledby': titleId, 'aria-modal': true } }}
      >
        <Box sx={{ width: 'min(420px, 100vw)', p: 2, boxSizing: 'border-box' }}>
          <Typography id={titleId} variant="h2" sx={{ mb: 2 }}>
            {title}
          </Typography>
          <Explanation id={entry.id} />
          <Button sx={{ mt: 2 }} onClick={() => setIsOpen(false)}>
            {translate('ra.action.close')}
          </Button>
        </Box>
      </Drawer>
    </>
  );
};
