import { scoresOf } from './RecordScores.tsx';

const CampaignScores = scoresOf('campaigns');
export default CampaignScores;
