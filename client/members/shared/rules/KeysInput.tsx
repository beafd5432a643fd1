/** The keys of a condition: chosen from those that the store has, or written. */
import { AutocompleteArrayInput, TextArrayInput } from 'react-admin';
import type { ChoiceSource } from '#contract/members/segmentFacts';
import { useKeyChoices } from './choices.ts';

export const KeysInput = ({ source, from }: { source: string; from: ChoiceSource }) => {
  const choices = useKeyChoices()(from);
  const shared = { source, label: 'rules.keys', helperText: false } as const;
  if (choices === null) return <TextArrayInput {...shared} />;
  return (
    <AutocompleteArrayInput
      {...shared}
      choices={choices}
      optionText="name"
      translateChoice={false}
    />
  );
};
