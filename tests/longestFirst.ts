/**
 * The order of test files: one lane after another, because a worker keeps what the files of its lane import, and in each
 * lane the files that take longest first, so that all workers end at about the same time.
 */
import { basename } from 'node:path';
import type { TestSequencer, TestSpecification } from 'vitest/node';

const LANES = ['browser', 'postgres', 'sqlite', 'client', 'rules'];
const LONGEST = [
  'links.owner',
  'pages',
  'satisfaction',
  'links.manager',
  'links.marketer',
  'links.agent',
  'links.analyst',
  'seed',
  'seedAgain',
  'programmeForm',
  'editForms',
  'promotions',
  'imports',
  'pricing',
  'fuzz',
  'access',
  'lists',
  'variants',
  'catalog',
  'killedDatabase',
  'backup',
  'recount',
];

const rank = ({ project, moduleId }: TestSpecification) => {
  const index = LONGEST.indexOf(basename(moduleId).replace(/\.test\.tsx?$/, ''));
  return LANES.indexOf(project.name) * 100 + (index < 0 ? LONGEST.length : index);
};

export class LongestFirst implements TestSequencer {
  sort(files: TestSpecification[]) {
    return files.sort((one, other) => rank(one) - rank(other));
  }
  shard(files: TestSpecification[]) {
    return files;
  }
}
