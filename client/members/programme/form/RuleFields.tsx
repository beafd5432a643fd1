/** One rule for earning: what it rewards and gives, and behind a button its limits, goods, members and times. */
import { Box } from '@mui/material';
import { useState } from 'react';
import { BooleanInput, SelectArrayInput, SelectInput, TextInput } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import {
  EARN_CURRENCIES,
  EARN_TRIGGERS,
  type EarnRule,
  type EarnTrigger,
  PENDING_KINDS,
} from '#contract/members/earnRules';
import { CAPS, hasSubject } from '#rules/members/programmeTerms';
import { DAY_MS } from '#shared/days';
import { dateFormat } from '#shared/formatters';
import { CodeInput } from '../../../ui/form/CodeInput.tsx';
import { GoodsInput } from '../../../catalog/shared/goods/GoodsPicker.tsx';
import { AudienceInput } from '../../../platform/shared/audience/AudienceInput.tsx';
import { LevelsInput } from '../../../platform/shared/audience/LevelsInput.tsx';
import { EndInput } from '../../../ui/form/EndInput.tsx';
import { InstantInput } from '../../../ui/form/InstantInput.tsx';
import { THREE, TWO } from '../../../ui/form/layout.ts';
import { More } from '../../../ui/form/More.tsx';
import { WholeInput } from '../../../ui/form/WholeInput.tsx';
import { LocalizedInput } from '../../../ui/record/localized.tsx';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { choicesOf, label } from './choices.ts';
import { HoursFields } from './HoursFields.tsx';
import { KindInput } from './KindInput.tsx';
import { FormulaFields, kindsFor, NEW_FORMULAS } from './FormulaFields.tsx';

const WITHOUT_DELIVERY = ['none', 'days'] as const;
const MONDAY = Date.UTC(2024, 0, 1);

const useWeekdays = () => {
  const { locale } = useStoreSettings();
  const format = dateFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, index) => ({
    id: index + 1,
    name: format.format(MONDAY + index * DAY_MS),
  }));
};

/** Whether a rule says anything of what is behind the button. */
const isLimited = ({
  scope,
  audience,
  caps,
  startsAt,
  endsAt,
  weekdays,
  hours,
}: EarnRule): boolean =>
  startsAt !== null ||
  endsAt !== null ||
  weekdays.length > 0 ||
  hours !== null ||
  Object.values(caps).some((cap) => cap !== null) ||
  scope.include.length + scope.exclude.length > 0 ||
  audience.levels.length + audience.groups.length + audience.channels.length > 0 ||
  (audience.segments?.length ?? 0) > 0 ||
  Boolean(audience.fromLevel);

const Limits = ({ source, trigger }: { source: string; trigger: EarnTrigger }) => {
  const weekdays = useWeekdays();
  const at = (field: string) => ({ source: `${source}.${field}`, label: label(field) });
  return (
    <>
      <Box sx={THREE}>
        {CAPS.map((cap) => (
          <WholeInput
            key={cap}
            source={`${source}.caps.${cap}`}
            label={label(cap)}
            helperText={false}
          />
        ))}
        <WholeInput {...at('expiryMonths')} helperText={false} />
      </Box>
      {trigger === 'order' && (
        <>
          <GoodsInput
            source={`${source}.scope.include`}
            label={label('include')}
            placeholder="programme.form.everything"
          />
          <GoodsInput
            source={`${source}.scope.exclude`}
            label={label('exclude')}
            placeholder="programme.form.nothing"
          />
          <Box sx={THREE}>
            <MoneyInput source={`${source}.scope.minUnitPrice`} label={label('minUnitPrice')} />
            <MoneyInput source={`${source}.scope.maxUnitPrice`} label={label('maxUnitPrice')} />
            <BooleanInput
              source={`${source}.scope.skipReduced`}
              label={label('skipReduced')}
              helperText={false}
            />
          </Box>
        </>
      )}
      <Box sx={THREE}>
        <LevelsInput source={`${source}.audience`} label={label('levels')} />
        <AudienceInput kind="groups" source={`${source}.audience.groups`} label={label('groups')} />
        <AudienceInput
          kind="channels"
          source={`${source}.audience.channels`}
          label={label('channels')}
        />
        <AudienceInput
          kind="segments"
          source={`${source}.audience.segments`}
          label={label('segments')}
        />
      </Box>
      <Box sx={TWO}>
        <InstantInput
          source={`${source}.startsAt`}
          dayLabel="programme.form.firstDay"
          timeLabel="versions.plannedTime"
        />
        <EndInput
          startSource={`${source}.startsAt`}
          source={`${source}.endsAt`}
          label="programme.form.lastDay"
          timeLabel="ui.endTime"
        />
        <SelectArrayInput {...at('weekdays')} choices={weekdays} helperText={false} />
        <HoursFields source={`${source}.hours`} />
      </Box>
    </>
  );
};

export const RuleFields = ({ source }: { source: string }) => {
  const { setValue, getValues } = useFormContext();
  const [trigger, pending] = useWatch({
    name: [`${source}.trigger`, `${source}.pending.kind`],
  }) as [EarnTrigger | undefined, EarnRule['pending']['kind'] | undefined];
  // As the form was opened: what is typed later does not fold it.
  const [isUsed] = useState(() => isLimited(getValues(source) as EarnRule));
  const at = (field: string) => ({ source: `${source}.${field}`, label: label(field) });
  /** What the new trigger does not allow is taken back, so that nothing unseen is refused. */
  const suit = (chosen: EarnTrigger) => {
    const set = (field: string, value: unknown) =>
      setValue(`${source}.${field}`, value, { shouldDirty: true });
    const kinds = kindsFor(chosen);
    const { formula, pending: waits, scope } = getValues(source) as EarnRule;
    if (!kinds.includes(formula.kind))
      set('formula', structuredClone(NEW_FORMULAS[kinds[0] ?? 'fixed']));
    else if (formula.kind === 'fixed' && chosen !== 'referral') set('formula.refereePoints', 0);
    if (!hasSubject(chosen)) set('subject', null);
    if (chosen !== 'order' && waits.kind === 'delivered') set('pending', { kind: 'none', days: 0 });
    if (chosen !== 'order')
      set('scope', {
        ...scope,
        include: [],
        exclude: [],
        skipReduced: false,
        minUnitPrice: null,
        maxUnitPrice: null,
      });
  };
  if (trigger === undefined) return null;
  return (
    <>
      <LocalizedInput source={`${source}.names`} label={label('names')} />
      <Box sx={THREE}>
        <CodeInput
          {...at('key')}
          helperText="programme.form.keyHelp"
          parse={(key: string) => key}
        />
        <KindInput {...at('trigger')} kinds={EARN_TRIGGERS} words="triggers" onKind={suit} />
        <SelectInput
          {...at('currency')}
          choices={choicesOf(EARN_CURRENCIES, 'currencies')}
          helperText={false}
        />
        <FormulaFields source={source} />
        {hasSubject(trigger) && (
          <TextInput
            {...at('subject')}
            helperText={false}
            parse={(text: string | null) => text || null}
          />
        )}
        <KindInput
          source={`${source}.pending.kind`}
          label={label('pending.kind')}
          kinds={trigger === 'order' ? PENDING_KINDS : WITHOUT_DELIVERY}
          words="pendings"
          onKind={(kind) =>
            kind === 'none' && setValue(`${source}.pending.days`, 0, { shouldDirty: true })
          }
        />
        {pending !== 'none' && (
          <WholeInput source={`${source}.pending.days`} label={label('days')} helperText={false} />
        )}
        <BooleanInput {...at('isExclusive')} helperText={false} />
      </Box>
      <More label="programme.form.limits" isUsed={isUsed}>
        <Limits source={source} trigger={trigger} />
      </More>
    </>
  );
};
