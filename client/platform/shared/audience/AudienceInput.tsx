/** The picker of the groups, channels or segments of an audience. */
import { useInput } from 'react-admin';
import type { AudiencePart } from '#contract/platform/audiences';
import { AudiencePicker } from './AudiencePicker.tsx';
import { firstMessage } from './firstMessage.ts';
import { named } from './options.ts';

export interface AudienceInputProps {
  source: string;
  kind: Exclude<AudiencePart, 'levels'>;
  /** Translation keys. */
  label?: string;
  helperText?: string;
  disabled?: boolean;
}

export const AudienceInput = ({
  source,
  kind,
  label = `audiences.kinds.${kind}`,
  helperText,
  disabled = false,
}: AudienceInputProps) => {
  const { field, fieldState, id } = useInput<string[]>({ source, defaultValue: [] });
  const chosen: string[] = Array.isArray(field.value) ? field.value : [];
  return (
    <AudiencePicker
      kind={kind}
      id={id}
      label={label}
      helperText={helperText}
      disabled={disabled}
      error={firstMessage(fieldState.error)}
      value={chosen.map(named)}
      onChange={(values) => field.onChange(values.map(({ key }) => key))}
    />
  );
};
