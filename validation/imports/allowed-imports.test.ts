import { describe, expect, it } from 'vitest';
import { cyclesOf } from './import-cycles.ts';
import { violationsOf } from './import-rules.ts';
import { readProject } from './project-files.ts';

describe('the rooms of this project', () => {
  const project = readProject();

  it('are read, all of them', () => {
    const rooms = [...project.manifests.keys()];
    expect(rooms).toContain('packages/astro');
    expect(rooms).toContain('apps/clearway');
    expect([...project.sources.keys()]).toContain('packages/astro/src/index.ts');
  });

  it('import only what the table allows', () => {
    expect(violationsOf(project)).toEqual([]);
  });

  it('have no files that import one another in a circle', () => {
    expect(cyclesOf(project)).toEqual([]);
  });
});
