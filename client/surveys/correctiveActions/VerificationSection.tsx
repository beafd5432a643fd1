/** Whether an action helped: what can be said now, and what was signed in earlier rounds. */
import { Alert, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { CorrectiveActionDetail, ShownCheck } from '#contract/surveys/correctiveActions';
import type { Outcome, Verification } from '#contract/surveys/verification';
import { formatDay } from '../../ui/record/dayText.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { ComparisonTable } from './ComparisonTable.tsx';

const SEVERITIES: Readonly<Record<Outcome, 'success' | 'warning' | 'info'>> = {
  effective: 'success',
  notEffective: 'warning',
  tooFew: 'info',
  waiting: 'info',
};

const useOutcome = () => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  return ({ outcome, readyOn, needed, comparison }: Verification): string => {
    if (outcome === 'tooFew' && readyOn === null)
      return translate('correctiveActions.verdicts.noRoom');
    return translate(`correctiveActions.verdicts.${outcome}`, {
      day: readyOn === null ? '' : formatDay(readyOn, locale),
      needed,
      before: comparison?.valueBefore?.n ?? 0,
      after: comparison?.valueAfter?.n ?? 0,
    });
  };
};

const Cut = ({ changeBefore, changeAfter }: Verification) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  return [changeBefore, changeAfter].map((day, index) =>
    day === null ? null : (
      <Typography key={day} color="text.secondary" variant="body2" sx={{ mt: 0.5 }}>
        {translate(`correctiveActions.${index === 0 ? 'cutBefore' : 'cutAfter'}`, {
          day: formatDay(day, locale),
        })}
      </Typography>
    ),
  );
};

const Check = ({ check, title }: { check: ShownCheck; title: string }) => {
  const translate = useTranslate();
  const { verification, comment, verifierName, checkedAt, round } = check;
  return (
    <Section title={translate('correctiveActions.round', { round })}>
      <Typography>{translate(`correctiveActions.outcomes.${verification.outcome}`)}</Typography>
      {verification.comparison && (
        <ComparisonTable comparison={verification.comparison} label={title} />
      )}
      <Typography sx={{ mt: 1, overflowWrap: 'anywhere' }}>{comment}</Typography>
      <Typography color="text.secondary">
        {verifierName}
        {translate('layout.partSeparator')}
        <Instant at={checkedAt} />
      </Typography>
    </Section>
  );
};

export const VerificationSection = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const toOutcome = useOutcome();
  const action = useRecordContext<CorrectiveActionDetail>();
  if (!action) return null;
  const { verification, checks, measureNames } = action;
  const title = toText(measureNames ?? {}) || translate('correctiveActions.sections.effect');
  return (
    <>
      {verification && (
        <Section title="correctiveActions.sections.effect" help="correctiveActions.effectHelp">
          <Alert severity={SEVERITIES[verification.outcome]} sx={{ mb: 1 }}>
            {toOutcome(verification)}
          </Alert>
          {verification.comparison && (
            <ComparisonTable comparison={verification.comparison} label={title} />
          )}
          <Cut {...verification} />
        </Section>
      )}
      {checks.toReversed().map((check) => (
        <Check key={check.id} check={check} title={title} />
      ))}
    </>
  );
};
