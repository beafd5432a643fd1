/** Messages, notes, calls and changes of a ticket on one axis. */
import { alpha, Box, type Theme, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { TicketCaseStep } from '#contract/service/cases';
import type { TicketMessage } from '#contract/service/messages';
import type { TicketChange, TicketDetail } from '#contract/service/tickets';
import { LoadError } from '../../ui/feedback/Loading.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStepText } from '../shared/cases/useStepText.ts';
import { SentFiles } from '../shared/attachments/SentFiles.tsx';
import { RefundEntry } from '../shared/refunds/RefundEntry.tsx';
import { StaffWords, useHasWords } from '../shared/wordRedactions/StaffWords.tsx';
import { RedactVerb } from './RedactVerb.tsx';
import { useAuthor } from './useAuthor.ts';
import { useChangeText } from './useChangeText.ts';
import {
  entriesOf,
  isShown,
  TIMELINE_FILTERS,
  type TimelineEntry,
  type TimelineFilter,
  useTimeline,
} from './useTimeline.ts';

/** The merged ticket to which something belongs, or to which the customer sent it; nothing for the ticket of the page. */
const OfMerged = ({ ticketId }: { ticketId: number }) => {
  const translate = useTranslate();
  const linked = useRecordContext<TicketDetail>()?.linked ?? [];
  const merged = linked.find(({ id, relation }) => id === ticketId && relation === 'mergedIn');
  if (!merged) return null;
  return (
    <>
      <RecordLink resource="tickets" id={merged.id} to="show">
        {translate('tickets.ofMerged', { number: merged.number })}
      </RecordLink>
      {translate('layout.partSeparator')}
    </>
  );
};

const BORDERS = {
  customer: 'info.main',
  staff: 'success.main',
  system: 'divider',
} as const;

const Message = ({ message }: { message: TicketMessage }) => {
  const translate = useTranslate();
  const authorOf = useAuthor();
  const { kind, authorKind, body, wasReached, channel, occurredAt } = message;
  const isInternal = kind === 'internal';
  const about =
    kind === 'call'
      ? `tickets.calls.${wasReached ? 'reached' : 'missed'}`
      : isInternal
        ? 'tickets.kinds.internal'
        : `tickets.channels.${channel}`;
  return (
    <Box
      component="li"
      sx={{
        mb: 1.5,
        pl: 1.5,
        borderLeft: 3,
        borderColor: isInternal ? 'warning.main' : BORDERS[authorKind],
        ...(isInternal && {
          py: 0.5,
          bgcolor: ({ palette }: Theme) => alpha(palette.warning.main, 0.12),
        }),
      }}
    >
      <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5, mb: 0.25 }}>
        <OfMerged ticketId={message.sentToId ?? message.ticketId} />
        <strong>{authorOf(message)}</strong>
        {translate('layout.partSeparator')}
        {translate(about)}
        {translate('layout.partSeparator')}
        <Instant at={occurredAt} />
        <RedactVerb message={message} />
      </Typography>
      {message.redactedAt === null ? (
        <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{body}</Typography>
      ) : (
        <Typography color="text.secondary" sx={{ fontStyle: 'italic' }}>
          {translate('tickets.redacted', {
            name: message.redactedBy,
            reason: message.redactionReason,
          })}
        </Typography>
      )}
      <SentFiles message={message} />
    </Box>
  );
};

/** Why a step was taken; nothing where nobody said so. */
const StepReason = (step: { ticketId: number; id: number; reason: string | null }) => {
  const translate = useTranslate();
  const ticket = useRecordContext<TicketDetail>();
  const words = {
    resource: 'tickets',
    recordId: ticket?.id ?? step.ticketId,
    part: 'step',
    partId: step.id,
    words: step.reason,
  } as const;
  if (!useHasWords(words)) return null;
  return (
    <>
      {translate('layout.labelSeparator')}
      <StaffWords {...words} />
    </>
  );
};

const Change = ({ change }: { change: TicketChange }) => {
  const translate = useTranslate();
  const changeText = useChangeText();
  return (
    <Box component="li" sx={{ mb: 1.5, pl: 1.75, color: 'text.secondary', fontSize: 12.5 }}>
      <OfMerged ticketId={change.ticketId} />
      {changeText(change)}
      {change.id !== null && (
        <StepReason ticketId={change.ticketId} id={change.id} reason={change.reason} />
      )}
      {translate('layout.partSeparator')}
      <Instant at={change.at} />
    </Box>
  );
};

/** A step of one of its cases. */
const CaseEntry = ({ step }: { step: TicketCaseStep }) => {
  const translate = useTranslate();
  const stepText = useStepText();
  return (
    <Box component="li" sx={{ mb: 1.5, pl: 1.75, color: 'text.secondary', fontSize: 12.5 }}>
      <RecordLink resource="cases" id={step.caseId} to="show">
        {translate(`cases.kinds.${step.kind}`)} {step.number}
      </RecordLink>
      {translate('layout.partSeparator')}
      {stepText(step)}
      {step.question && `${translate('layout.labelSeparator')}${step.question}`}
      {step.reason && `${translate('layout.labelSeparator')}${step.reason}`}
      {translate('layout.partSeparator')}
      <Instant at={step.at} />
    </Box>
  );
};

const Entry = ({ entry }: { entry: TimelineEntry }) => {
  switch (entry.kind) {
    case 'message':
      return <Message message={entry.message} />;
    case 'change':
      return <Change change={entry.change} />;
    case 'case':
      return <CaseEntry step={entry.step} />;
    case 'refund':
      return <RefundEntry step={entry.step} />;
  }
};

const keyOf = (entry: TimelineEntry): string => {
  switch (entry.kind) {
    case 'message':
      return `m${entry.message.id}`;
    case 'change':
      return `c${entry.change.ticketId}/${entry.change.id ?? entry.change.action}`;
    case 'case':
      return `s${entry.step.id}`;
    case 'refund':
      return `r${entry.step.refundId}/${entry.step.step}`;
  }
};

export const TimelineSection = () => {
  const translate = useTranslate();
  const ticket = useRecordContext<TicketDetail>();
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const { data, error, refetch } = useTimeline(ticket?.id ?? 0);
  const shown = data ? entriesOf(data).filter((entry) => isShown(entry, filter)) : [];
  return (
    <Section
      title="tickets.sections.timeline"
      actions={
        <ToggleButtonGroup
          size="small"
          exclusive
          value={filter}
          onChange={(_, chosen: TimelineFilter | null) => chosen && setFilter(chosen)}
          aria-label={translate('tickets.timeline.label')}
        >
          {TIMELINE_FILTERS.map((one) => (
            <ToggleButton key={one} value={one}>
              {translate(`tickets.timeline.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
    >
      {error && !data && <LoadError error={error} onRetry={refetch} />}
      {data && shown.length === 0 && translate('tickets.timeline.nothing')}
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {shown.map((entry) => (
          <Entry key={keyOf(entry)} entry={entry} />
        ))}
      </Box>
    </Section>
  );
};
