/** Chooses what is tried: an order or event that is typed, or a real one. */
import { MenuItem, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EVENT_TRIGGERS } from '#contract/members/dryRuns';
import { hasSubject } from '#rules/members/programmeTerms';
import { NamePicker } from '../../platform/shared/audience/NamePicker.tsx';
import { CountField } from '../../ui/form/CountField.tsx';
import { InstantPicker } from '../../ui/form/InstantInput.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { MemberNumberSelect } from '../shared/members.tsx';
import { Goods } from './Goods.tsx';
import { type Mode, MODES, type Tried } from './tried.ts';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

interface Props {
  tried: Tried;
  change: (changes: Partial<Tried>) => void;
}

const Real = ({ tried: { kind, number }, change }: Props) => {
  const translate = useTranslate();
  return (
    <>
      <TextField
        select
        fullWidth
        label={translate('dryRuns.kind')}
        value={kind}
        onChange={({ target }) => change({ kind: target.value === 'event' ? 'event' : 'order' })}
      >
        {(['order', 'event'] as const).map((one) => (
          <MenuItem key={one} value={one}>
            {translate(`dryRuns.kinds.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <LimitedField
        fullWidth
        label={translate('dryRuns.number')}
        value={number}
        onChange={({ target }) => change({ number: target.value })}
        max={120}
      />
    </>
  );
};

const Event = ({ tried: { trigger, subject, streak }, change }: Props) => {
  const translate = useTranslate();
  return (
    <>
      <TextField
        select
        fullWidth
        label={translate('dryRuns.trigger')}
        value={trigger}
        onChange={({ target }) => {
          const chosen = EVENT_TRIGGERS.find((one) => one === target.value);
          if (chosen) change({ trigger: chosen });
        }}
      >
        {EVENT_TRIGGERS.map((one) => (
          <MenuItem key={one} value={one}>
            {translate(`programme.triggers.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {hasSubject(trigger) && (
        <LimitedField
          fullWidth
          label={translate('dryRuns.subject')}
          value={subject}
          onChange={({ target }) => change({ subject: target.value })}
          max={80}
        />
      )}
      {trigger === 'sign_in' && (
        <CountField
          label={translate('dryRuns.streak')}
          value={streak}
          onChange={(days) => change({ streak: days })}
        />
      )}
    </>
  );
};

export const TriedSection = ({ tried, change }: Props) => {
  const translate = useTranslate();
  const { mode, member, channel, at, lines } = tried;
  return (
    <Section title="dryRuns.sections.tried">
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        color="primary"
        value={mode}
        onChange={(_, chosen: Mode | null) => chosen && change({ mode: chosen })}
        aria-label={translate('dryRuns.sections.tried')}
        sx={{ mb: 1 }}
      >
        {MODES.map((one) => (
          <ToggleButton key={one} value={one} sx={{ textTransform: 'none' }}>
            {translate(`dryRuns.modes.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {mode === 'real' ? (
        <Real tried={tried} change={change} />
      ) : (
        <>
          <MemberNumberSelect
            label={translate('dryRuns.member')}
            value={member}
            onChange={(chosen) => change({ member: chosen })}
          />
          {mode === 'order' ? (
            <Goods lines={lines} onChange={(next) => change({ lines: next })} />
          ) : (
            <Event tried={tried} change={change} />
          )}
          <NamePicker
            isSingle
            kind="channels"
            label="dryRuns.channel"
            value={channel === '' ? [] : [channel]}
            onChange={([chosen = '']) => change({ channel: chosen })}
          />
          <InstantPicker
            value={at}
            onChange={(chosen) => change({ at: chosen })}
            dayLabel="dryRuns.day"
            timeLabel="dryRuns.time"
          />
        </>
      )}
    </Section>
  );
};
