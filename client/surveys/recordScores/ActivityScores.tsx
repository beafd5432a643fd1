import { scoresOf } from './RecordScores.tsx';

const ActivityScores = scoresOf('memberActivities');
export default ActivityScores;
