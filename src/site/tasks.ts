/** 任务分解 of a policy document as its page shows it: rows, what they are counted by, and the picture of verbs by part. */
import type { Edition } from '../regulation/edition.ts';
import { nameOf, type Title, titleOf, titleText } from '../regulation/names.ts';
import { oncePer } from '../regulation/once-per.ts';
import { divisionsByEId } from '../regulation/provisions.ts';
import type { PublishedNote, Regulation } from '../regulation/regulation.ts';
import { type Task, tasksOf } from '../regulation/tasks/tasks.ts';
import { VERB_GROUPS, type VerbGroup } from '../regulation/tasks/words.ts';
import { provisionUrl } from './urls.ts';

type WithTasks = Pick<Regulation, keyof Edition | 'text' | 'notes' | 'taskCorrections'>;

/** A sentence of the table. */
export interface TaskRow {
  readonly task: Task;
  /** （十二）第一段 */
  readonly name: string;
  readonly href: string;
  /** eId of the part it stands in; empty where the document has none. */
  readonly part: string;
  /** 后续进展 on words of the sentence, or on its paragraph. */
  readonly progress: readonly PublishedNote[];
}

export interface TaskPart {
  readonly eId: string;
  readonly title: Title;
  readonly rows: readonly TaskRow[];
}

/** Enough for a page of its own. */
const FEWEST_MEASURES = 5;

export const hasTasks = oncePer(
  ({ text }: Pick<Regulation, 'text'>): boolean =>
    tasksOf(text).filter(({ role }) => role === '措施').length >= FEWEST_MEASURES,
);

/** By part, in the order of the text. */
export const taskParts = oncePer((regulation: WithTasks): readonly TaskPart[] => {
  const { text, notes, taskCorrections } = regulation;
  const divisions = divisionsByEId(text);
  const progress = notes.filter(({ type }) => type === '后续进展');
  const rows = tasksOf(text, taskCorrections).map((task): TaskRow => {
    const division = divisions.get(task.eId);
    return {
      task,
      name: nameOf(text, task.eId),
      href: provisionUrl(regulation, task.eId),
      part: (division?.path[0] ?? division?.provision)?.eId ?? '',
      progress: progress.filter(({ place }) =>
        place.kind === 'quote'
          ? place.range.start < task.range.end && task.range.start < place.range.end
          : place.kind === 'provision' && place.provision.eId === task.eId,
      ),
    };
  });
  return [...Map.groupBy(rows, ({ part }) => part)].map(([eId, own]) => {
    const provision = text.byEId.get(eId);
    return { eId, title: provision ? titleOf(provision, text.source) : { label: '', heading: '' }, rows: own };
  });
});

export const partName = ({ title }: TaskPart): string => titleText(title) || '全文';

export interface VerbCount {
  readonly group: VerbGroup;
  /** The verbs of the group that lead, each with how often, the most frequent first: 加快 12. */
  readonly verbs: readonly (readonly [verb: string, count: number])[];
  /** Measures that it leads, part by part. */
  readonly counts: readonly number[];
  readonly total: number;
}

/** Verbs of measures by part, groups that lead none left out. */
export function verbCounts(parts: readonly TaskPart[]): readonly VerbCount[] {
  return VERB_GROUPS.map((group): VerbCount => {
    const led = parts.map(({ rows }) =>
      rows.flatMap(({ task: { role, verb } }) => (role === '措施' && verb?.group === group ? [verb.verb] : [])),
    );
    const counts = led.map(({ length }) => length);
    const verbs = [...Map.groupBy(led.flat(), (verb) => verb)].map(([verb, all]) => [verb, all.length] as const);
    return {
      group,
      verbs: verbs.toSorted(([, a], [, b]) => b - a),
      counts,
      total: counts.reduce((sum, count) => sum + count, 0),
    };
  }).filter(({ total }) => total > 0);
}

/** How dark a cell is, 0 to 5, against the fullest. */
export const shadeOf = (count: number, most: number): number => (count === 0 ? 0 : Math.ceil((count / most) * 5));
