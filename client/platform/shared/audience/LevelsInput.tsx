/** The picker of the levels of an audience: single ones, and a level with all above it. */
import { useInput } from 'react-admin';
import { AudiencePicker } from './AudiencePicker.tsx';
import { firstMessage } from './firstMessage.ts';
import { levelOptions, levelsChosen } from './options.ts';
import { useAudienceChoices } from './useAudienceChoices.ts';

export interface LevelsInputProps {
  /** What holds `levels` and `fromLevel`. */
  source: string;
  /** Translation keys. */
  label?: string;
  helperText?: string;
  disabled?: boolean;
}

export const LevelsInput = ({
  source,
  label = 'audiences.kinds.levels',
  helperText,
  disabled = false,
}: LevelsInputProps) => {
  const levels = useInput<string[]>({ source: `${source}.levels`, defaultValue: [] });
  const from = useInput<string | null>({ source: `${source}.fromLevel` });
  const { levels: choices } = useAudienceChoices();
  const audience = {
    levels: Array.isArray(levels.field.value) ? levels.field.value : [],
    fromLevel: from.field.value || null,
  };
  return (
    <AudiencePicker
      kind="levels"
      id={levels.id}
      label={label}
      helperText={helperText}
      disabled={disabled}
      error={firstMessage(levels.fieldState.error) ?? firstMessage(from.fieldState.error)}
      value={levelOptions(audience, choices)}
      onChange={(values) => {
        const next = levelsChosen(values, audience.fromLevel);
        levels.field.onChange(next.levels);
        if (next.fromLevel !== audience.fromLevel) from.field.onChange(next.fromLevel);
      }}
    />
  );
};
