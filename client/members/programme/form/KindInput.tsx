/** A kind that decides what else is asked: choosing one prepares the fields that belong to it. */
import { SelectInput } from 'react-admin';
import { choicesOf } from './choices.ts';

export interface KindInputProps<K extends string> {
  source: string;
  /** Translation key. */
  label: string;
  kinds: readonly K[];
  /** Where the messages of the programme name them. */
  words: string;
  onKind: (kind: K) => void;
}

export const KindInput = <K extends string>({
  source,
  label,
  kinds,
  words,
  onKind,
}: KindInputProps<K>) => (
  <SelectInput
    source={source}
    label={label}
    choices={choicesOf(kinds, words)}
    helperText={false}
    onChange={(event) => {
      const chosen = kinds.find((kind) => kind === event.target?.value);
      if (chosen !== undefined) onKind(chosen);
    }}
  />
);
