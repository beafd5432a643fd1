/** The level, groups or channel of one shopper: only names that the store knows; another one says so. */
import { useId } from 'react';
import type { AudienceKind } from '#contract/platform/audiences';
import { AudiencePicker } from './AudiencePicker.tsx';
import { named } from './options.ts';
import { useAudienceQuery } from './useAudienceChoices.ts';

export interface NamePickerProps {
  kind: AudienceKind;
  /** Translation keys. */
  label: string;
  value: readonly string[];
  /** Whether one name at most can be chosen: another one replaces it. */
  isSingle?: boolean;
  onChange: (value: string[]) => void;
}

export const NamePicker = ({ kind, label, value, isSingle = false, onChange }: NamePickerProps) => {
  const id = useId();
  const known = useAudienceQuery().data?.[kind];
  const hasUnknown =
    known !== undefined && value.some((name) => !known.some(({ key }) => key === name));
  return (
    <AudiencePicker
      isOfOne
      kind={kind}
      id={id}
      label={label}
      helperText={undefined}
      disabled={false}
      error={hasUnknown ? `audiences.errors.unknown.${kind}` : undefined}
      value={value.map(named)}
      onChange={(chosen) => {
        const keys = chosen.map(({ key }) => key);
        onChange(isSingle ? keys.slice(-1) : keys);
      }}
    />
  );
};
