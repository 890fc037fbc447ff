import { articlesToFind, type Searchable, SearchIndex } from '../../../reference/search.ts';
import { course } from '../../../samples/course/course.ts';
import { examples } from '../../../samples/examples/examples.ts';

const exercises = course.flatMap(({ title: chapter, exercises: ofChapter }) =>
  ofChapter.map(
    ({ id, title, situation, why }): Searchable => ({
      kind: 'exercise',
      address: `learn/${id}`,
      title,
      isCode: false,
      summary: situation.replaceAll('`', ''),
      text: `${chapter} ${why}`,
      aliases: [],
    }),
  ),
);

const scenarios = examples.map(
  ({ id, group, tells, scenario }): Searchable => ({
    kind: 'example',
    address: `example/${id}`,
    title: scenario.name,
    isCode: false,
    summary: tells,
    text: `${group} ${id}`,
    aliases: [],
  }),
);

/** Everything there is to read: the reference, the course and the examples. */
export const guideIndex = new SearchIndex([...articlesToFind, ...exercises, ...scenarios]);
