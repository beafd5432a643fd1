/** Weights as a history writes them: each by the name of its dimension. */
import type { Weights } from '#contract/surveys/weightSets';
import { useWeightsText } from './useWeightsText.ts';

const WeightsText = ({ value }: { value: unknown }) => <>{useWeightsText()(value as Weights)}</>;
export default WeightsText;
