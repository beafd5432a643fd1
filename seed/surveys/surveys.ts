/** What the demo store asks its customers. */
import type { Connection } from '#db';
import { ensureDimensions } from '#server/surveys/dimensions/defaults';

export const writeSurveys = (connection: Connection): Promise<void> => ensureDimensions(connection);
