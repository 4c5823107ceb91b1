import type { CodeGroup } from './code-group.ts';

export const EDITIONS = {
  title: '版本：editions/、decision.txt 与 lineage.yaml',
  codes: {
    'edition-folder': {
      when: '`editions/` 下的文件夹不以日期命名。',
      remedy: '以这一版本通过或公布的日期命名，写作 `2018-10-26`。',
      severity: 'error',
      says: (name: string) => ({
        message: `文件夹“${name}”不是日期：每个版本的文件夹以它通过或公布的日期命名，写作 2018-10-26。`,
        hint: '请改名；不是版本的文件请移出 editions/。',
      }),
    },
    'edition-undated': {
      when: '法规有几个版本，而现行 `source.txt` 的那一版没有日期。',
      remedy: '在 source.txt 的“颁布时间：”或 regulation.yaml 的 `issuedOn` 写明。',
      severity: 'error',
      says: (earlier: number) => ({
        message: `这部法规有 ${earlier} 个较早的版本，source.txt 这一版却没有日期，排不出先后。`,
        hint: '在“颁布时间：”或 regulation.yaml 的 issuedOn 写明它通过或公布的日期。',
      }),
    },
    'edition-date-differs': {
      when: '`edition.yaml` 的 `issuedOn` 与文件夹的名称不是同一天。',
      remedy: '改正其一；文件夹的名称就是版本的日期，`issuedOn` 可以省去。',
      severity: 'error',
      says: (folder: string, written: string) => ({
        message: `文件夹是 ${folder}，edition.yaml 的 issuedOn 写的是 ${written}：应为同一天。`,
        hint: '改正其一；issuedOn 可以省去，文件夹的名称就是版本的日期。',
      }),
    },
    'edition-same-date': {
      when: '两个版本是同一天的。',
      remedy: '核对日期；同一天通过的两次修改合为一版。',
      severity: 'error',
      says: (date: string) => ({
        message: `editions/${date}/ 与 source.txt 的版本都是 ${date}：一天只能有一个版本。`,
        hint: '核对 source.txt 的“颁布时间：”或 regulation.yaml 的 issuedOn；同一天的两次修改合为一版。',
      }),
    },
    'edition-after-newest': {
      when: '`editions/` 里的版本比 `source.txt` 的还晚。',
      remedy: '最新的文本放在 `source.txt`，较早的放进 `editions/`。',
      severity: 'error',
      says: (date: string, newest: string) => ({
        message: `editions/${date}/ 晚于 source.txt 的版本（${newest}）：最新的文本应在 source.txt，较早的在 editions/。`,
        hint: '调换两处的文本，或改正日期。',
      }),
    },
    'effective-before-issued': {
      when: '施行日期早于通过或公布的日期。',
      remedy: '核对两个日期；确实追溯施行时不必处理。',
      severity: 'warning',
      says: (effective: string, issued: string) => ({
        message: `施行日期 ${effective} 早于通过或公布的日期 ${issued}。`,
        hint: '请核对 effectiveOn 与 issuedOn；文本确实规定追溯施行时不必处理。',
      }),
    },
    'effective-order': {
      when: '较晚的版本比较早的版本先施行。',
      remedy: '核对两个版本的 `effectiveOn`。',
      severity: 'warning',
      says: (date: string, effective: string, earlier: string, earlierEffective: string) => ({
        message: `${date} 的版本自 ${effective} 起施行，比前一版本（${earlier}，自 ${earlierEffective} 起）还早：前一版本从未单独施行。`,
        hint: '请核对两处的 effectiveOn。',
      }),
    },
    'edition-identical': {
      when: '一个版本与前一版本的条文完全相同。',
      remedy: '核对是否放错了文本；只是排印不同的，不是新版本。',
      severity: 'warning',
      says: (date: string, earlier: string) => ({
        message: `${date} 的版本与前一版本（${earlier}）条文完全相同，没有一条改动。`,
        hint: '请核对是否放错了文本；只更正排印的，用 corrections 登记，不另立版本。',
      }),
    },
    'edition-unlike': {
      when: '一个版本没有一条来自前一版本。',
      remedy: '核对是否放进了别的法规；重新制定的法规另建文件夹。',
      severity: 'warning',
      says: (date: string, earlier: string) => ({
        message: `${date} 的版本没有一条来自前一版本（${earlier}）：全部条文都是新的。`,
        hint: '请核对是否放进了别的法规；废旧立新的法规另建一个文件夹。',
      }),
    },
    'edition-scheme': {
      when: '一个版本的编号方式与前一版本不同。',
      remedy: '核对两份文本；确实改了编号方式时不必处理。',
      severity: 'notice',
      says: (date: string, scheme: string, earlier: string) => ({
        message: `${date} 的版本${scheme}，前一版本${earlier}：编号方式变了，条文按内容对应。`,
        hint: '请核对对照页；对应不对的条在 lineage.yaml 里更正。',
      }),
    },
    'decision-first': {
      when: '第一个版本旁边有 `decision.txt`，没有可以对照的前一版本。',
      remedy: '收录前一版本，或把决定移到它所产生的版本旁边。',
      severity: 'warning',
      says: () => ({
        message: '这一版本之前没有收录别的版本，decision.txt 无从对照。',
        hint: '请收录前一版本到 editions/<日期>/，或把决定移到由它产生的版本旁边。',
      }),
    },
    'decision-other': {
      when: '修改决定里没有提到这部法规。',
      remedy: '换上修改这部法规的决定。',
      severity: 'error',
      says: (title: string, found: string) => ({
        message: `决定《${found}》没有提到《${title}》，也读不出对它的修改。`,
        hint: '请换上修改这部法规的决定；名称改过时，决定里应有旧名称。',
      }),
    },
    'instruction-place': {
      when: '修改决定的一项所说的条款，旧文本里没有。',
      remedy: '核对是否用错了旧文本，或决定读错；这是一处发现，不一定是错误。',
      severity: 'warning',
      says: (n: string, place: string) => ({
        message: `决定${n === '' ? '' : `第${n}项`}所说的“${place}”，前一版本里没有。`,
        hint: '请核对 editions/ 里的前一版本是不是决定所修改的文本。',
      }),
    },
    'instruction-twice': {
      when: '修改决定里同一项出现两次。',
      remedy: '核对 decision.txt 是否重复粘贴。',
      severity: 'warning',
      says: (n: string, line: number) => ({
        message: `决定${n === '' ? '的这一项' : `第${n}项`}与第 ${line} 行的一项完全相同。`,
        hint: '请核对 decision.txt 是否重复粘贴。',
      }),
    },
    'instruction-unmet': {
      when: '照修改决定的一项改成的样子，与新文本不同。',
      remedy: '对照官方文本；这是一处发现，显示在对照页，不一定是错误。',
      severity: 'notice',
      says: (n: string, place: string) => ({
        message: `决定${n === '' ? '' : `第${n}项`}${place === '' ? '' : `（${place}）`}与新文本不符：新文本里不是照它改成的样子。`,
        hint: '请对照官方文本；原文如此时不必处理，对照页会列出这一处。',
      }),
    },
    'change-unannounced': {
      when: '新文本有一条变了，修改决定没有说明。',
      remedy: '对照官方文本；这是一处发现，显示在对照页，不一定是错误。',
      severity: 'notice',
      says: (label: string, old: string | null) => ({
        message: `${label}${old === null ? '' : `（前一版本${old}）`}变了，决定没有一项说明。`,
        hint: '请对照官方文本；原文如此时不必处理，对照页会列出这一处。',
      }),
    },
    'annotation-edition-unknown': {
      when: '注释或关联的 `edition` 不是收录的版本。',
      remedy: '写收录的版本的日期；注的是 source.txt 的版本时省去。',
      severity: 'error',
      says: (date: string, editions: readonly string[]) => ({
        message: `没有 ${date} 的版本；收录的有 ${editions.filter((each) => each !== '').join('、') || 'source.txt 一个'}。`,
        hint: 'edition 写收录的版本的日期；注的是 source.txt 的版本时省去。',
      }),
    },
    'lineage-edition-unknown': {
      when: '`lineage.yaml` 所写的版本没有收录，或者是第一版。',
      remedy: '写新版本的日期。',
      severity: 'error',
      says: (date: string, editions: readonly string[]) => ({
        message:
          editions.length === 0
            ? `没有 ${date} 的版本：这部法规只有一个版本。`
            : `没有 ${date} 的版本可以更正；可以写 ${editions.join('、')}。`,
        hint: 'edition 写新版本的日期；第一个版本没有来源。',
      }),
    },
    'lineage-article-unknown': {
      when: '`lineage.yaml` 所写的条不在那一版本里。',
      remedy: '写那一版本里有的条，例如 `art_11`。',
      severity: 'error',
      says: (eId: string, where: string, similar: string | null) => ({
        message: `${where}没有“${eId}”这一条${similar === null ? '' : `；相近的有 ${similar}`}。`,
        hint: '写作 art_11；可以用 npm run compare 查看两个版本的条。',
      }),
    },
    'lineage-duplicate': {
      when: '`lineage.yaml` 对同一条写了两次。',
      remedy: '只留一次。',
      severity: 'error',
      says: (edition: string, article: string) => ({
        message: `${edition} 的 ${article} 已经更正过一次。`,
        hint: '只留一次；来自几条时写在同一个 from 里。',
      }),
    },
    'lineage-needless': {
      when: '`lineage.yaml` 的一项与算出的沿革相同。',
      remedy: '删去这一项。',
      severity: 'warning',
      says: (article: string) => ({
        message: `${article} 的来源算出来就是这样，不必更正。`,
        hint: '请删去这一项，免得以后掩盖别的变化。',
      }),
    },
  },
} as const satisfies CodeGroup;
