/** Changes by which answers a survey alerts somebody. */
import { FormControlLabel, Switch, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type AlertRule, DEFAULT_SAFETY_WORDS } from '#contract/surveys/alertRules';
import { FormDialog } from '../../../ui/feedback/FormDialog.tsx';
import { useAct } from '../../../ui/feedback/useAct.ts';
import { ChoiceField } from '../ChoiceField.tsx';

const LIMITS = {
  npsAtMost: [0, 9],
  csatAtMost: [1, 4],
  cesAtMost: [1, 6],
  dimensionAtMost: [1, 4],
} as const;
type Limit = keyof typeof LIMITS;
export const LIMIT_KEYS = ['npsAtMost', 'csatAtMost', 'cesAtMost', 'dimensionAtMost'] as const;
const NONE = '-';

const numbers = ([from, to]: readonly [number, number]) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const wordsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,，、\n]/u)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
];

export const RuleDialog = ({ rule, onClose }: { rule: AlertRule; onClose: () => void }) => {
  const translate = useTranslate();
  const [isOn, setOn] = useState(rule.isOn);
  const [limits, setLimits] = useState<Record<Limit, number | null>>(rule);
  const [words, setWords] = useState(rule.words.join('，'));
  const [safetyWords, setSafetyWords] = useState(rule.safetyWords.join('，'));
  const { act, pending } = useAct('surveys', 'alertRule', {
    success: 'surveyAlerts.saved',
    onSuccess: onClose,
  });
  const label = (field: string) => translate(`surveyAlerts.ruleFacts.${field}`);
  const { npsAtMost, csatAtMost, cesAtMost, dimensionAtMost } = limits;
  return (
    <FormDialog
      title="surveyAlerts.verbs.rule"
      submit="ra.action.save"
      missing={null}
      pending={pending}
      onSubmit={() =>
        void act(rule.id, {
          isOn,
          npsAtMost,
          csatAtMost,
          cesAtMost,
          dimensionAtMost,
          words: wordsOf(words),
          safetyWords: wordsOf(safetyWords),
          version: rule.version,
        })
      }
      onClose={onClose}
    >
      <FormControlLabel
        control={<Switch checked={isOn} onChange={({ target }) => setOn(target.checked)} />}
        label={label('isOn')}
      />
      {LIMIT_KEYS.map((key) => (
        <ChoiceField
          key={key}
          label={label(key)}
          value={limits[key] === null ? NONE : String(limits[key])}
          choices={[
            { id: NONE, name: translate('surveyAlerts.noLimit') },
            ...numbers(LIMITS[key]).map((one) => ({ id: one, name: String(one) })),
          ]}
          onChange={(chosen) =>
            setLimits({ ...limits, [key]: chosen === NONE ? null : Number(chosen) })
          }
        />
      ))}
      <TextField
        multiline
        label={label('words')}
        helperText={translate('surveyAlerts.help.words')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <TextField
        multiline
        label={label('safetyWords')}
        helperText={translate('surveyAlerts.help.safety', {
          words: DEFAULT_SAFETY_WORDS.join(translate('layout.listSeparator')),
        })}
        value={safetyWords}
        onChange={({ target }) => setSafetyWords(target.value)}
      />
    </FormDialog>
  );
};
