/** All clocks of a ticket: what has run, when they stood still, when they are due, and what the law asks for. */
import { Box, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Deadline, TicketClock, TicketClocks } from '#contract/service/clocks';
import type { TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import { Instant, useInstant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';
import { LIVE_MS } from './live.ts';
import { useDuration } from './useDuration.ts';

const MINUTE = 60_000;

const useClocks = (ticketId: number, version: number) => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['tickets', 'clocks', ticketId, version],
    queryFn: async ({ signal }) =>
      (await api.call<TicketClocks>('GET', `/tickets/${ticketId}/clocks`, undefined, signal)).data,
    refetchInterval: LIVE_MS,
    placeholderData: (before) => before,
  });
  return data;
};

type Verdict = 'running' | 'overdue' | 'paused' | 'met' | 'missed' | 'cancelled';
const TONES: Record<Verdict, Tone> = {
  running: 'information',
  overdue: 'bad',
  paused: 'neutral',
  met: 'good',
  missed: 'bad',
  cancelled: 'neutral',
};
const verdictOf = ({ state, breachedAt }: TicketClock): Verdict => {
  if (state === 'ended') return breachedAt === null ? 'met' : 'missed';
  return state === 'running' && breachedAt !== null ? 'overdue' : state;
};

const Clock = ({ clock }: { clock: TicketClock }) => {
  const translate = useTranslate();
  const duration = useDuration();
  const instant = useInstant();
  const { metric, instance, ranMs, allowedMs, dueAt, endedAt, pauses } = clock;
  const verdict = verdictOf(clock);
  const name = translate(`clocks.metrics.${metric}`);
  return (
    <Box component="li" sx={{ mb: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography component="span" sx={{ fontWeight: 600, flex: 1 }}>
          {instance > 1 ? translate('clocks.numbered', { name, number: instance }) : name}
        </Typography>
        <StatusChip tone={TONES[verdict]} label={`clocks.verdicts.${verdict}`} />
      </Box>
      <LinearProgress
        variant="determinate"
        value={Math.min(100, (ranMs / allowedMs) * 100)}
        color={verdict === 'overdue' || verdict === 'missed' ? 'error' : 'primary'}
        aria-label={translate('clocks.ranOf', { metric: name })}
        sx={{ my: 0.5 }}
      />
      <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
        {translate('clocks.ran', {
          ran: duration(ranMs / MINUTE),
          allowed: duration(allowedMs / MINUTE),
        })}
        {translate('layout.partSeparator')}
        {endedAt === null ? (
          translate('clocks.due', { at: instant(dueAt) })
        ) : (
          <Instant at={endedAt} />
        )}
      </Typography>
      {pauses.map(({ from, to }) => (
        <Typography key={from} component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          {to === null
            ? translate('clocks.pausedSince', { from: instant(from) })
            : translate('clocks.pausedFrom', { from: instant(from), to: instant(to) })}
        </Typography>
      ))}
    </Box>
  );
};

const deadlineVerdict = ({ metAt, cancelledAt, dueAt }: Deadline): Verdict => {
  if (cancelledAt !== null) return 'cancelled';
  if (metAt !== null) return metAt < dueAt ? 'met' : 'missed';
  return dueAt <= Date.now() ? 'overdue' : 'running';
};

const Legal = ({ deadline }: { deadline: Deadline }) => {
  const translate = useTranslate();
  const instant = useInstant();
  const verdict = deadlineVerdict(deadline);
  return (
    <Box component="li" sx={{ mb: 1 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography component="span" sx={{ fontWeight: 600, flex: 1 }}>
          {translate(`clocks.deadlines.${deadline.rule}`)}
        </Typography>
        <StatusChip tone={TONES[verdict]} label={`clocks.verdicts.${verdict}`} />
      </Box>
      <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
        {translate('clocks.legalDue', { at: instant(deadline.dueAt) })}
      </Typography>
    </Box>
  );
};

export const ClocksSection = ({ ticket }: { ticket: TicketDetail }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const data = useClocks(ticket.id, ticket.version);
  if (!data || (data.targets === null && data.deadlines.length === 0)) return null;
  const { targets, clocks, deadlines } = data;
  return (
    <Section title="clocks.title">
      {targets && (
        <Typography sx={{ color: 'text.secondary', fontSize: 12.5, mb: 1 }}>
          {toText(targets.policyNames)}
          {translate('layout.partSeparator')}
          {targets.calendarNames
            ? toText(targets.calendarNames)
            : translate('clocks.aroundTheClock')}
          {targets.level !== null && (
            <>
              {translate('layout.partSeparator')}
              <AudienceNames kind="levels" keys={[targets.level]} />
            </>
          )}
        </Typography>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {clocks.map((clock) => (
          <Clock key={`${clock.metric}${clock.instance}`} clock={clock} />
        ))}
        {deadlines.map((deadline) => (
          <Legal key={deadline.id} deadline={deadline} />
        ))}
      </Box>
    </Section>
  );
};
