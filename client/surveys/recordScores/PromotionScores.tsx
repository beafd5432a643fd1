import { scoresOf } from './RecordScores.tsx';

const PromotionScores = scoresOf('promotions');
export default PromotionScores;
