/**
 * How two passages of a regulation belong together, as a policy analyst sorts them. A small vocabulary on purpose: a
 * link that fits none of these is better left unmade.
 */
interface RelationTypeInfo {
  /** `true` where from and to could change places. */
  readonly symmetric: boolean;
  /** What the link is called where it is read from its `from` end, and from its `to` end. */
  readonly fromLabel: string;
  readonly toLabel: string;
  /** What the `to` end does for the `from` end: 任务 由 保障 来保障; absent where neither does. */
  readonly verb?: string;
  /** When to use it, for maintainers. */
  readonly meaning: string;
}

export const RELATION_TYPES = [
  '总述→分述',
  '目标→任务',
  '目标→考核',
  '原则→举措',
  '任务→保障',
  '任务→考核',
  '举措→制度',
  '同一事项',
] as const;

export type RelationType = (typeof RELATION_TYPES)[number];

export const RELATION_TYPE_INFO: Readonly<Record<RelationType, RelationTypeInfo>> = {
  '总述→分述': {
    symmetric: false,
    fromLabel: '分述',
    toLabel: '总述',
    verb: '展开',
    meaning: '前者一句带过，后者专门展开。',
  },
  '目标→任务': {
    symmetric: false,
    fromLabel: '落实目标的任务',
    toLabel: '任务所落实的目标',
    verb: '落实',
    meaning: '前者是要达到的状态，后者是达到它的工作。',
  },
  '目标→考核': {
    symmetric: false,
    fromLabel: '衡量目标的考核',
    toLabel: '考核所衡量的目标',
    verb: '衡量',
    meaning: '前者是要达到的状态，后者衡量是否达到。',
  },
  '原则→举措': {
    symmetric: false,
    fromLabel: '体现原则的举措',
    toLabel: '举措所体现的原则',
    verb: '体现',
    meaning: '前者是行事的准则，后者是照它做的具体举措。',
  },
  '任务→保障': {
    symmetric: false,
    fromLabel: '任务的保障',
    toLabel: '所保障的任务',
    verb: '保障',
    meaning: '前者是工作，后者为它提供经费、制度、技术、人才或组织条件。',
  },
  '任务→考核': {
    symmetric: false,
    fromLabel: '督促任务的考核',
    toLabel: '考核所督促的任务',
    verb: '督促',
    meaning: '前者是工作，后者检查、统计或督促它。',
  },
  '举措→制度': {
    symmetric: false,
    fromLabel: '举措所依托的制度',
    toLabel: '制度的具体举措',
    verb: '支撑',
    meaning: '前者是做法，后者把它定为制度或法律。',
  },
  同一事项: {
    symmetric: true,
    fromLabel: '同一事项',
    toLabel: '同一事项',
    meaning: '两处从不同侧面讲同一件事，不分先后。',
  },
};
