/** How programs take what the site has: examples of a library's own, which a test runs one after the other in one folder. */
import { printed, subtree } from '../regulation/provisions.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { LIBRARY_FILES } from './shape.ts';
import { absoluteUrl, fileUrl, libraryFileUrl, manifestUrl, verifierUrl } from './urls.ts';

export interface DataExample {
  readonly title: string;
  readonly language: 'shellscript' | 'python' | 'sql';
  readonly code: string;
}

export function examplesOf(regulation: Regulation): readonly DataExample[] {
  const words = sampleWords(regulation);
  const json = fileUrl(regulation, 'json');
  const takes = [json, libraryFileUrl(LIBRARY_FILES.provisions), libraryFileUrl(LIBRARY_FILES.database)];
  return [
    {
      title: '取下来',
      language: 'shellscript',
      code: takes.map((url) => `curl -sSO ${absoluteUrl(url)}`).join('\n'),
    },
    {
      title: '一部法规的每一条',
      language: 'python',
      code: `import json

law = json.load(open('${json.replace(/^.*\//, '')}', encoding='utf-8'))
text = law['text'].encode('utf-16-le')  # 位置按 UTF-16 计，一个单元两个字节

def words(provision):
    own = [text[2 * p['start']:2 * p['end']].decode('utf-16-le') for p in provision['pieces']]
    return ''.join(own + [words(child) for child in provision['children']])

def show(provisions):
    for each in provisions:
        if each['kind'] == 'article':
            print(each['eId'], words(each)[:30])
        else:
            show(each['children'])

print(law['title'], law['edition'], law['address'])
show(law['provisions'])`,
    },
    {
      title: '全部法规里含有某个词的条款',
      language: 'python',
      code: `import json

for line in open('${LIBRARY_FILES.provisions}', encoding='utf-8'):
    each = json.loads(line)
    if each['current'] and '${words}' in each['text']:
        print(each['title'], each['name'], each['address'])`,
    },
    {
      title: '同样的，用数据库',
      language: 'sql',
      code: `-- sqlite3 ${LIBRARY_FILES.database}
SELECT work.title, provision.name, provision.address
FROM provision_text
JOIN provision ON provision.id = provision_text.rowid
JOIN work ON work.slug = provision.work
WHERE provision_text MATCH '"${words}"';`,
    },
    {
      title: '校验',
      language: 'shellscript',
      code: [
        `curl -sSO ${absoluteUrl(verifierUrl())}`,
        `python3 verify.py ${absoluteUrl(manifestUrl())} ${json.replace(/^.*\//, '')}`,
      ].join('\n'),
    },
  ];
}

/** Four characters in a row of its first article that has so many: what can be searched in any library. */
function sampleWords({ text, metadata }: Regulation): string {
  const words = text.divisions
    .filter(({ role }) => role === 'unit')
    .flatMap(({ provision }) => subtree(provision))
    .flatMap((provision) => /\p{Script=Han}{4}/u.exec(printed(text.source, provision, 'text')) ?? []);
  return words[0] ?? metadata.title.slice(0, 4);
}
