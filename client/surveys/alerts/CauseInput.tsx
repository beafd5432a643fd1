/** The filter by root cause, found by its name. */
import type { RootCause } from '#contract/service/rootCauses';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';

export const CauseInput = ({ source }: { source: 'rootCauseId' }) => {
  const toText = useLocalize();
  return (
    <RecordInput
      source={source}
      reference="rootCauses"
      optionText={(cause?: RootCause) => toText(cause?.names)}
    />
  );
};
