import { scoresOf } from './RecordScores.tsx';

const CategoryScores = scoresOf('categories');
export default CategoryScores;
