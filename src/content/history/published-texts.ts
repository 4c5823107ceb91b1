/**
 * What the history says was official: every commit from the first that had records is judged, of merges against each side. A version
 * that goes on from those before it takes their place; one that does not changes nothing, so that putting it right is all that is asked.
 */
import { resolve } from 'node:path';
import type { OfficialText } from '../records/official-text.ts';
import { isSuccessor, readSnapshot, type Snapshot, successorOf } from '../records/snapshot.ts';
import { foldersLeft, repositoriesOf } from './repositories.ts';
import { blobNames, readBlobs, runGit, whyUnread } from './run-git.ts';

/** Files of a regulation that are official, at some commit: the names of their blobs by path. */
interface Version {
  readonly files: ReadonlyMap<string, string>;
  /** The same for the same files. */
  readonly key: string;
}

type VersionsBySlug = ReadonlyMap<string, Version>;

/** By slug, what its texts must go on from: several where a merge, or two histories, left more than one. */
type Demands = ReadonlyMap<string, readonly Version[]>;

export interface PublishedTexts {
  /** By slug; those that are as they were last are left out. */
  readonly demands: ReadonlyMap<string, readonly Snapshot[]>;
  /** The same of folders of the repository that had records and are gone: the content may have been moved from there. */
  readonly elsewhere: ReadonlyMap<string, readonly Snapshot[]>;
  /** By slug of a regulation that is gone: each time texts of it were taken in. */
  readonly takenIn: ReadonlyMap<string, readonly TakenIn[]>;
  /** Why there is a history that could not be read. */
  readonly unread: string | null;
}

/** Texts that no commit before had, and that go on from none that one had. */
export interface TakenIn {
  readonly texts: readonly OfficialText[];
  /** By slug, the other regulations of the commit as they were there; null for one that was always what it is now. */
  readonly beside: ReadonlyMap<string, Snapshot | null>;
}

// e.g. "regulations/law/source.txt", "regulations/law/editions/2015-03-15/edition.yaml", "records/law.txt"
const OFFICIAL =
  /^(?:regulations\/([a-z0-9-]+)\/(?:(?:source|decision)\.txt|(?:regulation|original)\.yaml|editions\/[\d-]+\/(?:(?:source|decision)\.txt|(?:edition|original)\.yaml))|records\/([a-z0-9-]+)\.txt)$/;

/** The regulation whose text, or what is official of it, a file of the content is; null for all others. */
export function officialSlug(file: string): string | null {
  const [, slug, recorded] = OFFICIAL.exec(file) ?? [];
  return slug ?? recorded ?? null;
}

/** `files` are the official ones on the disk, `until` the last commit that counts of the repository the content lies in. */
export async function publishedTexts(
  content: string,
  files: readonly string[],
  until = 'HEAD',
): Promise<PublishedTexts> {
  const [demands, elsewhere] = [new Map<string, Snapshot[]>(), new Map<string, Snapshot[]>()];
  const all = new Map<string, TakenIn[]>();
  try {
    const repositories = await repositoriesOf(content);
    const left = await foldersLeft(repositories[0], 'records', until);
    for (const repository of [...repositories, ...left]) {
      const { top, prefix } = repository;
      const found = left.includes(repository) ? elsewhere : demands;
      const commits = await readCommits(top, prefix, top === repositories[0]?.top ? until : 'HEAD');
      const trees = treesOf(commits);
      const now = await versionsOf(top, content, files);
      const changed = changedSlugs(trees.values(), now);
      const open = await opener(top, trees.values(), changed);
      for (const [slug, texts, tree] of takenIn(commits, trees, now, open))
        all.set(slug, [...(all.get(slug) ?? []), { texts, beside: besideIn(tree, slug, changed, open) }]);
      for (const [slug, versions] of demandsOf(commits, trees, changed, open))
        if (changed.has(slug))
          found.set(slug, [
            ...(found.get(slug) ?? []),
            ...versions.flatMap((version) => (version.key === now.get(slug)?.key ? [] : (open(version) ?? []))),
          ]);
    }
    return { demands, elsewhere, takenIn: all, unread: null };
  } catch (error) {
    return { demands, elsewhere, takenIn: all, unread: whyUnread(error) };
  }
}

/**
 * The last commit that the branch others publish from and this one share, where this one goes on from it; null where no remote names such a
 * branch.
 */
export async function publishedBase(content: string): Promise<string | null> {
  const answer = (...args: readonly string[]) =>
    runGit(content, ...args).then(
      (text) => text.trim(),
      () => '',
    );
  for (const branch of ['origin/HEAD', 'origin/main', 'origin/master']) {
    const base = await answer('merge-base', 'HEAD', `refs/remotes/${branch}`);
    if (base !== '') return base === (await answer('rev-parse', 'HEAD')) ? null : base;
  }
  return null;
}

interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
  /** Against the first parent: the blob of a file, null where it is no file any more. */
  readonly changes: readonly (readonly [file: string, blob: string | null])[];
}

/** Oldest first. */
async function readCommits(top: string, prefix: string, until: string): Promise<readonly Commit[]> {
  const log = await runGit(
    top,
    ...['log', until, '--topo-order', '--reverse', '--full-history', '--sparse', '--diff-merges=first-parent'],
    ...['--raw', '--no-abbrev', '--no-renames', '--no-show-signature', '-z', '--format=%H %P'],
    ...(prefix === '' ? [] : [`--relative=${prefix}`]),
    ...['--', `${prefix}regulations`, `${prefix}records`],
  ).catch((error: unknown) => {
    if (whyUnread(error) === null) return '';
    throw error;
  });
  const commits: (Commit & { readonly changes: (readonly [string, string | null])[] })[] = [];
  const fields = log.split('\0');
  for (let at = 0; at < fields.length; at++) {
    const field = (fields[at] ?? '').trim();
    if (field.startsWith(':')) {
      // e.g. ":100644 100644 <blob> <blob> M", and the file in the next field; links and repositories are no texts
      const [, mode = '', , blob = ''] = field.split(' ');
      at += 1;
      commits.at(-1)?.changes.push([fields[at] ?? '', mode.startsWith('100') ? blob : null]);
    } else if (field !== '') {
      const [id = '', ...parents] = field.split(' ');
      commits.push({ id, parents, changes: [] });
    }
  }
  return commits;
}

function version(files: ReadonlyMap<string, string>): Version {
  const key = [...files]
    .map((file) => file.join(' '))
    .sort()
    .join('\n');
  return { files, key };
}

/** The official files of every commit. */
function treesOf(commits: readonly Commit[]): ReadonlyMap<string, VersionsBySlug> {
  const trees = new Map<string, VersionsBySlug>();
  for (const { id, parents, changes } of commits) {
    const before: VersionsBySlug = trees.get(parents[0] ?? '') ?? new Map();
    const bySlug = Map.groupBy(changes, ([file]) => officialSlug(file));
    bySlug.delete(null);
    if (bySlug.size === 0) trees.set(id, before);
    else {
      const tree = new Map(before);
      for (const [slug, ofSlug] of bySlug) {
        if (slug === null) continue;
        const files = new Map(before.get(slug)?.files);
        for (const [file, blob] of ofSlug) {
          if (blob === null) files.delete(file);
          else files.set(file, blob);
        }
        tree.set(slug, version(files));
      }
      trees.set(id, tree);
    }
  }
  return trees;
}

/** Of the files on the disk. What is staged, or told to be unchanged, says nothing. */
async function versionsOf(top: string, content: string, files: readonly string[]): Promise<VersionsBySlug> {
  const paths = new Map(files.map((file) => [file, resolve(content, file)]));
  const names = await blobNames(top, [...paths.values()]);
  const bySlug = Map.groupBy(paths, ([file]) => officialSlug(file) ?? '');
  return new Map(
    [...bySlug].map(([slug, ofSlug]) => [
      slug,
      version(new Map(ofSlug.map(([file, path]) => [file, names.get(path) ?? '']))),
    ]),
  );
}

/** Those that were not always what they are now: only their files need to be read. */
function changedSlugs(trees: Iterable<VersionsBySlug>, now: VersionsBySlug): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const tree of new Set(trees))
    for (const [slug, { key }] of tree) if (now.get(slug)?.key !== key) changed.add(slug);
  return changed;
}

const hasText = (files: ReadonlyMap<string, string> | undefined): boolean =>
  [...(files?.keys() ?? [])].some((file) => file.endsWith('/source.txt'));

/** What came in of regulations that are gone: in the trees of commits no parent of which had it, or what it goes on from. */
const takenIn = (
  commits: readonly Commit[],
  trees: ReadonlyMap<string, VersionsBySlug>,
  now: VersionsBySlug,
  open: (version: Version) => Snapshot | null,
): readonly (readonly [slug: string, texts: readonly OfficialText[], tree: VersionsBySlug])[] =>
  commits.flatMap(({ id, parents, changes }) => {
    const tree = trees.get(id);
    if (tree === undefined) return [];
    const touched = new Set(changes.flatMap(([file]) => officialSlug(file) ?? []));
    const textsOf = (of: VersionsBySlug | undefined, slug: string): readonly OfficialText[] => {
      const version = of?.get(slug);
      return version === undefined ? [] : (open(version)?.texts ?? []);
    };
    return [...touched]
      .filter((slug) => !hasText(now.get(slug)?.files))
      .flatMap((slug) => {
        const before = parents.flatMap((parent) => textsOf(trees.get(parent), slug));
        const texts = textsOf(tree, slug).filter((text) => !before.some((each) => successorOf([text], each)));
        return texts.length === 0 ? [] : [[slug, texts, tree] as const];
      });
  });

/** What cannot be read stands beside nothing: it may be anything later. */
function besideIn(
  tree: VersionsBySlug,
  slug: string,
  changed: ReadonlySet<string>,
  open: (version: Version) => Snapshot | null,
): TakenIn['beside'] {
  const beside = new Map<string, Snapshot | null>();
  for (const [other, version] of tree) {
    if (other === slug || !hasText(version.files)) continue;
    const snapshot = changed.has(other) ? open(version) : null;
    if (snapshot !== null || !changed.has(other)) beside.set(other, snapshot);
  }
  return beside;
}

/** Reads versions of the slugs that changed, each once; null for one that cannot be read. */
async function opener(
  top: string,
  trees: Iterable<VersionsBySlug>,
  changed: ReadonlySet<string>,
): Promise<(version: Version) => Snapshot | null> {
  const names = new Set<string>();
  for (const tree of new Set(trees))
    for (const slug of changed) for (const name of tree.get(slug)?.files.values() ?? []) names.add(name);
  const blobs = await readBlobs(top, [...names]);
  const known = new Map<string, Snapshot | null>();
  return ({ files, key }) => {
    let snapshot = known.get(key);
    if (snapshot === undefined) {
      snapshot = readSnapshot(
        new Map(
          [...files].flatMap(([file, name]) => (blobs.has(name) ? [[file, blobs.get(name) ?? Buffer.of()]] : [])),
        ),
      );
      known.set(key, snapshot);
    }
    return snapshot;
  };
}

interface State {
  readonly demands: Demands;
  /** Whether this commit, or one before it, had records. A library without is not watched. */
  readonly isWatched: boolean;
}

/** What the last commit leaves to be gone on from. */
function demandsOf(
  commits: readonly Commit[],
  trees: ReadonlyMap<string, VersionsBySlug>,
  changed: ReadonlySet<string>,
  open: (version: Version) => Snapshot | null,
): Demands {
  const states = new Map<string, State>();
  const judge = (slug: string, version: Version | undefined, required: readonly Version[]): readonly Version[] => {
    if (version === undefined || !hasText(version.files)) return required;
    if (!changed.has(slug) || required.every(({ key }) => key === version.key))
      return !changed.has(slug) || open(version) !== null ? [version] : required;
    const now = open(version);
    const isRight =
      now !== null &&
      required.every((each) => {
        const before = open(each);
        return each.key === version.key || before === null || isSuccessor(now, before);
      });
    return isRight ? [version] : required;
  };
  for (const { id, parents, changes } of commits) {
    const before = parents.flatMap((parent) => states.get(parent) ?? []);
    const binding = before.filter(({ isWatched }) => isWatched);
    const tree: VersionsBySlug = trees.get(id) ?? new Map();
    const isWatched = binding.length > 0 || [...tree.values()].some(({ files }) => hasRecord(files));
    const [first] = binding;
    if (!isWatched) states.set(id, { demands: new Map(), isWatched });
    else if (first && before.length === 1 && changes.length === 0) states.set(id, first);
    else {
      const demands = new Map(first?.demands);
      const touched =
        first && before.length === 1
          ? new Set(changes.flatMap(([file]) => officialSlug(file) ?? []))
          : new Set([...tree.keys(), ...binding.flatMap((state) => [...state.demands.keys()])]);
      for (const slug of touched) {
        const required = new Map(
          binding.flatMap((state) => state.demands.get(slug) ?? []).map((each) => [each.key, each]),
        );
        const left = judge(slug, tree.get(slug), [...required.values()]);
        if (left.length > 0) demands.set(slug, left);
      }
      states.set(id, { demands, isWatched });
    }
  }
  return states.get(commits.at(-1)?.id ?? '')?.demands ?? new Map();
}

const hasRecord = (files: ReadonlyMap<string, string>): boolean =>
  [...files.keys()].some((file) => file.startsWith('records/'));
